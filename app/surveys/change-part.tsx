import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import type { ToldChange } from './load-change.server.ts';

/** What has changed since the first questionnaire, for the citizen: what is new, by name; never a mark. */
export function ChangePart({ change }: { readonly change: ToldChange }) {
  const { t } = useTranslation('result');
  const formats = useFormats();
  const { kind, since, areas } = change;
  return (
    <section className="ask__comparison">
      <h2>{t('change.title')}</h2>
      <p>{t('change.since', { day: formats.date(since) })}</p>
      {kind === 'both' ? null : <p className="ask__first">{t(`change.${kind}`)}</p>}
      {areas.map(({ area, kind: word, gained }) => (
        <div key={area}>
          <h3>{t(`area.${area}.name`)}</h3>
          <p>{t(`change.${word}`)}</p>
          {gained.length > 0 ? (
            <ul>
              {gained.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          ) : null}
        </div>
      ))}
    </section>
  );
}
