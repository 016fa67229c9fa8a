import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';

/** A link for home that still works. */
interface OpenLink {
  readonly id: string;
  readonly title: string;
  /** Last day on which it works. */
  readonly lastDay: string;
  readonly isBegun: boolean;
}

/** What this person has taken home and not sent yet: a new sheet for a lost one, or the end of it. */
export function OpenLinks({
  links,
  language,
}: {
  readonly links: readonly OpenLink[];
  /** The person's, for a new sheet. */
  readonly language: string | null;
}) {
  const { t } = useTranslation('people');
  const formats = useFormats();
  if (links.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="home-links">
      <h2 id="home-links">{t('home.title')}</h2>
      <ul className="rows">
        {links.map(({ id, title, lastDay, isBegun }) => (
          <li key={id}>
            <div className="rows__main">
              <strong>{title}</strong>
              <span className="rows__note">
                {t(isBegun ? 'home.begun' : 'home.waiting', { day: formats.date(lastDay) })}
              </span>
            </div>
            <Link
              className="button button--small"
              to={`/home-links/${id}/renewal?language=${language ?? ''}`}
            >
              {t('home.renew')}
            </Link>
            <form method="post" action={`/home-links/${id}/revocation`}>
              <button type="submit" className="button button--small">
                {t('home.revoke')}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
