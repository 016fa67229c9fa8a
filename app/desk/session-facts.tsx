import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import type { loadSession } from './load-session.server.ts';
import { PersonName } from './person-name.tsx';

/** A session that is only read: another's, deleted, or of a closed programme. */
export function SessionFacts({ session }: { session: Awaited<ReturnType<typeof loadSession>> }) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const { content, choices } = session;
  const label = (list: readonly { readonly value: string; readonly label: string }[], code: string) =>
    list.find((choice) => choice.value === code)?.label ?? code;
  return (
    <div className="panel">
      <dl className="facts">
        <dt>{t('form.people')}</dt>
        <dd>
          {session.people.map((person) => (
            <div key={person.id}>
              <Link to={`/people/${person.id}`}>
                <PersonName person={person} />
              </Link>
            </div>
          ))}
          {content.anonymous > 0 ? t('session.anonymous', { count: content.anonymous }) : null}
        </dd>
        <dt>{t('form.topics')}</dt>
        <dd>{session.topicLabels.join(', ')}</dd>
        <dt>{t('form.minutes')}</dt>
        <dd>{formats.duration(content.minutes)}</dd>
        <dt>{t('form.outcome')}</dt>
        <dd>{label(choices.outcomes, content.outcome)}</dd>
        <dt>{t('form.mode')}</dt>
        <dd>{label(choices.modes, content.mode)}</dd>
        <dt>{t('form.channel')}</dt>
        <dd>{label(choices.channels, content.channel)}</dd>
        {content.note ? (
          <>
            <dt>{t('form.note')}</dt>
            <dd>{content.note}</dd>
          </>
        ) : null}
      </dl>
    </div>
  );
}
