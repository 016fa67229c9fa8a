import { useTranslation } from 'react-i18next';
import { StartQuestionnaire } from './start-form.tsx';

/** A questionnaire to begin. */
export interface ToBegin {
  readonly instrument: string;
  readonly title: string;
  readonly description: string;
}

/** The questionnaires beside the one the page is about, each with its button. */
export function OtherQuestionnaires({
  personId,
  others,
}: {
  readonly personId: string;
  readonly others: readonly ToBegin[];
}) {
  const { t } = useTranslation('surveys');
  return (
    <section className="panel panel--narrow">
      <h2>{t('start.others')}</h2>
      <ul className="rows">
        {others.map(({ instrument, title, description }) => (
          <li key={instrument}>
            <div className="rows__main">
              <strong>{title}</strong>
              <span className="rows__note">{description}</span>
            </div>
            <StartQuestionnaire
              personId={personId}
              instrument={instrument}
              label={t('start.begin', { title })}
              quiet
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
