import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import type { loadDesk } from './load-desk.server.ts';
import { personName } from './person-name.tsx';

type DeskSession = Awaited<ReturnType<typeof loadDesk>>['sessions'][number];

/** What every line of the list needs, asked for once. */
function useLine() {
  const { t } = useTranslation('desk');
  return {
    t,
    repeat: t('repeat'),
    correct: t('correct'),
    see: t('see'),
    formats: useFormats(),
  };
}

/** Today's sessions at this site, latest first. */
export function DaySessions({ sessions }: { sessions: readonly DeskSession[] }) {
  const line = useLine();
  const { t } = line;
  return (
    <section className="panel" aria-labelledby="day-sessions">
      <h2 id="day-sessions">{t('sessions.title')}</h2>
      {sessions.length === 0 ? (
        <p>{t('sessions.empty')}</p>
      ) : (
        <ul className="rows">
          {sessions.map((session) => (
            <SessionLine key={session.id} session={session} line={line} />
          ))}
        </ul>
      )}
    </section>
  );
}

function SessionLine({ session, line }: { session: DeskSession; line: ReturnType<typeof useLine> }) {
  const { t, repeat, correct, see, formats } = line;
  const [first] = session.people;
  return (
    <li>
      <span className="rows__main">
        <strong>
          {session.time} {session.topics.join(', ')}
        </strong>
        <span className="rows__note">
          {formats.duration(session.minutes)} · {session.outcome} ·{' '}
          {session.heads === 1 && first ? (
            <Link to={`/people/${first.id}`}>{personName(t, first)}</Link>
          ) : session.heads === 1 ? (
            t('person.anonymous')
          ) : (
            t('day.accesses', { count: session.heads })
          )}
          {session.facilitator ? ` · ${session.facilitator}` : null}
        </span>
      </span>
      {session.isLesson ? (
        <>
          <span className="badge">{t('lesson')}</span>
          <Link to={`/desk/sessions/${session.id}`} aria-label={t('see_one', { time: session.time })}>
            {see}
          </Link>
        </>
      ) : (
        <>
          <Link to={`/desk?like=${session.id}`} aria-label={t('repeat_one', { time: session.time })}>
            {repeat}
          </Link>
          {session.mayChange ? (
            <Link to={`/desk/sessions/${session.id}`} aria-label={t('correct_one', { time: session.time })}>
              {correct}
            </Link>
          ) : null}
        </>
      )}
    </li>
  );
}
