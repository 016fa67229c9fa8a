import { Form, useLoaderData, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { CaseStepForm } from './case-step-form.tsx';
import { loadCase } from './load-case.server.ts';
import { PersonName } from './person-name.tsx';

export const handle = { words: ['desk'] };

export const meta = titleMeta;

export const loader = signedIn('case.manage', async (call) => ({
  title: pageTitle(call.actor.language, 'desk:case.page'),
  ...(await loadCase(call, call.params.id ?? '')),
}));

type Case = ReturnType<typeof useLoaderData<typeof loader>>;

export default function CasePage() {
  const { t } = useTranslation('desk');
  const row = useLoaderData<typeof loader>();
  const open = row.status === 'open' || row.status === 'waiting';
  const moved = useSearchParams()[0].get('done') === 'moved';
  return (
    <>
      <PageHead
        title={t('case.title', { topic: row.topic })}
        lead={row.siteName}
        trail={[
          { to: '/desk', label: t('title') },
          { to: '/desk/cases', label: t('cases.page') },
        ]}
      >
        {open && row.person ? (
          <Link
            className="button button--main"
            to={`/desk/sessions/new?person=${row.person.id}&case=${row.id}`}
          >
            {t('case.resume_long')}
          </Link>
        ) : null}
      </PageHead>
      {moved ? (
        <Notice tone="good" answer={row.revision}>
          {t('case.moved')}
        </Notice>
      ) : null}
      <div className="split">
        <div className="stack">
          <Facts row={row} />
          {open ? <Moves row={row} /> : <Reopen id={row.id} />}
        </div>
        <Story row={row} />
      </div>
    </>
  );
}

function Facts({ row }: { row: Case }) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  return (
    <div className="panel">
      <dl className="facts">
        <dt>{t('case.person')}</dt>
        <dd>
          {row.person ? (
            <Link to={`/people/${row.person.id}`}>
              <PersonName person={row.person} />
            </Link>
          ) : (
            t('person.unknown')
          )}
        </dd>
        <dt>{t('case.status')}</dt>
        <dd>{row.waitingOn ? t(`case.waiting.${row.waitingOn}`) : t(`case.state.${row.status}`)}</dd>
        {row.nextStep ? (
          <>
            <dt>{t('case.next_step')}</dt>
            <dd>{row.nextStep}</dd>
          </>
        ) : null}
        {row.dueOn ? (
          <>
            <dt>{t('case.due')}</dt>
            <dd>{formats.day(row.dueOn)}</dd>
          </>
        ) : null}
      </dl>
    </div>
  );
}

function Moves({ row }: { row: Case }) {
  const { t } = useTranslation('desk');
  return (
    <>
      <section className="panel no-print" aria-labelledby="case-close">
        <h2 id="case-close">{t('case.close')}</h2>
        <Form method="post" action={`/desk/cases/${row.id}/closure`} className="actions">
          <button type="submit" name="outcome" value="resolved" className="button">
            {t('case.resolved')}
          </button>
          <button type="submit" name="outcome" value="abandoned" className="button">
            {t('case.abandoned')}
          </button>
        </Form>
      </section>
      <details className="fold">
        <summary>{t('case.move')}</summary>
        <CaseStepForm row={row} />
      </details>
    </>
  );
}

function Reopen({ id }: { id: string }) {
  const { t } = useTranslation('desk');
  return (
    <Form method="post" action={`/desk/cases/${id}/closure`} className="actions">
      <button type="submit" name="take_back" value="1" className="button">
        {t('case.reopen')}
      </button>
    </Form>
  );
}

function Story({ row }: { row: Case }) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  return (
    <section className="panel" aria-labelledby="case-story">
      <h2 id="case-story">{t('case.story')}</h2>
      <ol className="timeline">
        {row.events.map((event) => (
          <li key={event.id}>
            <time dateTime={event.day}>{formats.day(event.day)}</time> · {event.staff}
            <div>
              <strong>{t(`case.event.${event.kind}`)}</strong>
              {event.waitingOn ? ` · ${t(`case.waiting.${event.waitingOn}`)}` : null}
              {event.dueOn ? ` · ${t('case.due_on', { day: formats.shortDay(event.dueOn) })}` : null}
            </div>
            {event.nextStep ? <div>{event.nextStep}</div> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
