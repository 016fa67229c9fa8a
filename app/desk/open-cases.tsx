import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import type { Formats } from '../ui/formats.ts';
import { Link } from '../ui/link.tsx';
import type { loadDesk } from './load-desk.server.ts';
import { personName } from './person-name.tsx';

type Desk = Awaited<ReturnType<typeof loadDesk>>;

/** What waits at this site: due cases first, each with its next step and a way to take it up again. */
export function OpenCases({
  cases,
  count,
  today,
}: {
  cases: Desk['cases'];
  count: Desk['caseCount'];
  today: string;
}) {
  const { t } = useTranslation('desk');
  return (
    <section className="panel" aria-labelledby="open-cases">
      <h2 id="open-cases">
        {t('cases.title', { count: count.open })}
        {count.due > 0 ? (
          <>
            {' '}
            <span className="badge badge--warn">{t('cases.due', { count: count.due })}</span>
          </>
        ) : null}
      </h2>
      {cases.length === 0 ? <p>{t('cases.empty')}</p> : <CaseLines cases={cases} today={today} />}
      {count.open > cases.length ? (
        <Link to="/desk/cases">{t('cases.all', { count: count.open })}</Link>
      ) : null}
    </section>
  );
}

/** Cases line by line; what every line needs is asked for once. */
export function CaseLines({ cases, today }: { cases: Desk['cases']; today: string }) {
  const { t } = useTranslation('desk');
  const line = { t, formats: useFormats(), today };
  return (
    <ul className="rows">
      {cases.map((row) => (
        <CaseLine key={row.id} row={row} line={line} />
      ))}
    </ul>
  );
}

interface Line {
  readonly t: TFunction<'desk'>;
  readonly formats: Formats;
  readonly today: string;
}

function CaseLine({ row, line: { t, formats, today } }: { row: Desk['cases'][number]; line: Line }) {
  const due = row.dueOn !== null && row.dueOn <= today;
  return (
    <li>
      <span className="rows__main">
        <Link to={`/desk/cases/${row.id}`}>
          {row.person ? personName(t, row.person) : t('person.unknown')} — {row.topic}
        </Link>
        <span className="rows__note">
          {row.waitingOn ? t(`case.waiting.${row.waitingOn}`) : t('case.open')}
          {row.nextStep ? `: ${row.nextStep}` : null}
          {row.dueOn ? (
            <>
              {' · '}
              {due ? (
                <strong>
                  {row.dueOn === today
                    ? t('case.due_today')
                    : t('case.due_since', { day: formats.shortDay(row.dueOn) })}
                </strong>
              ) : (
                t('case.due_on', { day: formats.shortDay(row.dueOn) })
              )}
            </>
          ) : null}
        </span>
      </span>
      {row.person ? (
        <Link
          className="button button--small"
          to={`/desk/sessions/new?person=${row.person.id}&case=${row.id}`}
        >
          {t('case.resume')}
        </Link>
      ) : null}
    </li>
  );
}
