import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import type { Card } from './load-card.server.ts';

/** What to offer next: courses near here for the areas in which the person is weak. */
export function CourseOffers({
  personId,
  offers,
}: {
  readonly personId: string;
  readonly offers: Card['offers'];
}) {
  const { t } = useTranslation(['card', 'result']);
  const formats = useFormats();
  if (offers.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="offers">
      <h2 id="offers">{t('card:offers.title')}</h2>
      <ul className="rows">
        {offers.map(({ id, title, site, startsOn, free, meets }) => (
          <li key={id}>
            <span className="rows__main">
              <Link to={`/editions/${id}/enrolments/new?person=${personId}`}>{title}</Link>
              <span className="rows__note">
                {[
                  site,
                  t('card:offers.from', { day: formats.date(startsOn) }),
                  free > 0 ? t('card:offers.free', { count: free }) : t('card:offers.full'),
                ].join(' · ')}
              </span>
              <span className="rows__note">
                {t('card:offers.for', {
                  areas: meets.map((area) => t(`result:area.${area}.name`)).join(', '),
                })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
