import { useTranslation } from 'react-i18next';
import { StartQuestionnaire } from './start-form.tsx';

/** A questionnaire to begin, and what to know about its languages. */
export interface ToBegin {
  readonly instrument: string;
  readonly title: string;
  readonly description: string;
  /** Names of the languages nobody has read again who speaks them from birth. */
  readonly unread: readonly string[];
}

/** That a translation is still to be read again: nothing where all have been. */
export function UnreadLanguages({ unread }: { readonly unread: readonly string[] }) {
  const { t } = useTranslation('surveys');
  return unread.length > 0 ? (
    <p className="field__hint">{t('unread', { languages: unread.join(', ') })}</p>
  ) : null;
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
    <section>
      <h2>{t('start.others')}</h2>
      <ul className="rows">
        {others.map(({ instrument, title, description, unread }) => (
          <li key={instrument}>
            <div className="rows__main">
              <strong>{title}</strong>
              <p className="rows__note">{description}</p>
              <UnreadLanguages unread={unread} />
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
