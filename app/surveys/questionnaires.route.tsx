import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findCitizen } from '../../db/queries/citizens.ts';
import { findDeclined } from '../../db/queries/declined-questionnaires.ts';
import { findAskedBefore } from '../../db/queries/follow-ups.ts';
import { citizenLanguageCookie } from '../access/citizen-language.server.ts';
import { signedIn } from '../access/gate.server.ts';
import { tagOf } from '../people/open-identity.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { newId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { AskedBefore, Decline } from './asked-before.tsx';
import { askingOf, FOLLOWED } from './follow-up-rules.ts';
import { OtherQuestionnaires } from './other-questionnaires.tsx';
import { questionnairesToBegin, unreadLanguages } from './questionnaires-to-begin.server.ts';
import { readStartForm } from './start-form.server.ts';
import { StartQuestionnaire } from './start-form.tsx';
import { startQuestionnaire } from './start-questionnaire.server.ts';

export const handle = { words: ['surveys', 'start'] };

export const meta = titleMeta;

export const loader = signedIn('questionnaire.run', async ({ app, actor, scope, params, today }) => {
  const reader = { scope, staffId: actor.staffId, today };
  const citizen = await findCitizen(app.db, reader, params.id ?? '');
  if (!citizen) throw notFound();
  const all = questionnairesToBegin(app.instruments, actor.language);
  const followed = all.find(({ instrument }) => instrument === FOLLOWED);
  const asked = { personNo: citizen.person_no, instrument: FOLLOWED, day: today };
  const declined = await findDeclined(app.db, scope, asked);
  return {
    person: tagOf(app.keys, citizen, today),
    formId: newId(),
    title: followed?.title ?? '',
    unread: unreadLanguages(app.instruments),
    others: all.filter((one) => one !== followed),
    asking: askingOf(await findAskedBefore(app.db, citizen.person_no, FOLLOWED), today),
    declinedToday: declined ? { mayUndo: declined.staff_id === actor.staffId } : null,
  };
});

export const action = signedIn('questionnaire.run', async (call) => {
  const read = readStartForm(await readForm(call.request));
  if (!read.ok) return data({ errors: read.errors, done: null }, { status: 422 });
  const started = await startQuestionnaire(call, call.params.id ?? '', read.value);
  if (started.kind === 'done_today') {
    const { instrument, session, way } = read.value;
    const done = { id: started.id, instrument, session, way: way === 'tablet' ? way : 'desk' } as const;
    return data({ errors: undefined, done }, { status: 409 });
  }
  const headers = { 'Set-Cookie': citizenLanguageCookie(call.app.config, started.language) };
  const address = `/responses/${started.id}`;
  throw redirect(read.value.way === 'tablet' ? `${address}/handover` : address, { headers });
});

export default function Questionnaires() {
  const { t } = useTranslation('surveys');
  const { person, formId, title, unread, others, asking, declinedToday } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const titleOf = (instrument: string | undefined) =>
    others.find((other) => other.instrument === instrument)?.title ?? title;
  const name = person.name ?? t('start.number', { no: person.no });
  return (
    <>
      <PageHead
        title={titleOf(result?.done?.instrument)}
        lead={name}
        trail={[{ to: `/people/${person.id}`, label: name }]}
      />
      <div className="panel panel--narrow">
        <ErrorSummary errors={result?.errors} />
        {result?.done ? (
          <>
            <Notice tone="warn">
              <p>{t('start.done_today', { name })}</p>
            </Notice>
            <div className="actions">
              <a className="button button--main" href={`/responses/${result.done.id}/result`}>
                {t('start.see_result')}
              </a>
              <StartQuestionnaire
                personId={person.id}
                sessionId={result.done.session ?? undefined}
                instrument={result.done.instrument}
                formId={formId}
                way={result.done.way}
                quiet
                again
              />
            </div>
          </>
        ) : (
          <>
            <p>{t('start.text')}</p>
            <AskedBefore personId={person.id} asking={asking} declinedToday={declinedToday} />
            <div className="actions">
              <StartQuestionnaire personId={person.id} formId={formId} />
              <Link className="button" to={`/people/${person.id}/papers`}>
                {t('start.on_paper')}
              </Link>
              {declinedToday ? null : <Decline personId={person.id} />}
            </div>
          </>
        )}
      </div>
      {result?.done ? null : <OtherQuestionnaires personId={person.id} others={others} />}
      {unread.length > 0 ? (
        <p className="field__hint">{t('unread', { languages: unread.join(', ') })}</p>
      ) : null}
    </>
  );
}
