import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import type { loadDesk } from './load-desk.server.ts';
import { PersonName } from './person-name.tsx';

type DeskSession = Awaited<ReturnType<typeof loadDesk>>['sessions'][number];

/** Today's sessions at this site, latest first. */
export function DaySessions({ sessions }: { sessions: readonly DeskSession[] }) {
  const { t } = useTranslation('desk');
  return (
    <section className="panel" aria-labelledby="day-sessions">
      <h2 id="day-sessions">{t('sessions.title')}</h2>
      {sessions.length === 0 ? (
        <p>{t('sessions.empty')}</p>
      ) : (
        <ul className="rows">
          {sessions.map((session) => (
            <SessionLine key={session.id} session={session} />
          ))}
        </ul>
      )}
    </section>
  );
}

function SessionLine({ session }: { session: DeskSession }) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
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
            <Link to={`/people/${first.id}`}>
              <PersonName person={first} />
            </Link>
          ) : session.heads === 1 ? (
            t('person.anonymous')
          ) : (
            t('day.accesses', { count: session.heads })
          )}
          {session.facilitator ? ` · ${session.facilitator}` : null}
        </span>
      </span>
      <Link to={`/desk?like=${session.id}`} aria-label={t('repeat_one', { time: session.time })}>
        {t('repeat')}
      </Link>
      {session.mayChange ? (
        <Link to={`/desk/sessions/${session.id}`} aria-label={t('correct_one', { time: session.time })}>
          {t('correct')}
        </Link>
      ) : null}
    </li>
  );
}
