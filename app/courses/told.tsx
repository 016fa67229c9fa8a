import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import type { LoadedEdition } from './load-edition.server.ts';

/** What those enrolled were told, and who is still to be called. */
export function Told({ editionId, messages }: { editionId: string; messages: LoadedEdition['messages'] }) {
  const { t } = useTranslation('courses');
  const { date } = useFormats();
  if (messages.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('told.title')}</h2>
      <ul className="rows">
        {messages.map((message) => (
          <li key={message.id}>
            <div className="rows__main">
              {t(`told.kinds.${message.kind}`, { number: message.number })}
              <span className="rows__note">
                {t('told.by', { day: date(message.day), name: message.by })} ·{' '}
                {t('told.letters', { count: message.letters })} · {t('told.calls', { count: message.calls })}
              </span>
            </div>
          </li>
        ))}
      </ul>
      {messages.some(({ calls }) => calls > 0) ? (
        <Link to={`/editions/${editionId}/calls`}>{t('told.whom')}</Link>
      ) : null}
    </section>
  );
}
