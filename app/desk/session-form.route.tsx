import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, useParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findSessionReceipt } from '../../db/queries/sessions.ts';
import { signedIn } from '../access/gate.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { isId } from '../platform/ids.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { filledForm, joinSession } from './join-session.server.ts';
import { knownCodes } from './known-codes.server.ts';
import { loadSessionForm } from './load-session-form.server.ts';
import { logSession } from './log-session.server.ts';
import { NewSessionForm } from './new-session-form.tsx';
import { AlreadySaved, NotSaved } from './not-saved.tsx';
import { readSessionForm } from './session-form.server.ts';

export const handle = { words: ['desk', 'people', 'code'] };

export const meta = titleMeta;

export const loader = signedIn('session.log', async (call) => {
  const id = call.params.id ?? '';
  if (!call.actor.siteId) throw new Problem('no_site', 403);
  if (!isId(id)) throw notFound();
  const form = await loadSessionForm(call, call.actor.siteId);
  const saved = (await findSessionReceipt(call.app.db, id)) !== undefined;
  return { title: pageTitle(call.actor.language, `desk:form.title.${form.kind}`), saved, ...form };
});

export const action = signedIn('session.log', async (call) => {
  const { app, actor, params, today } = call;
  const id = params.id ?? '';
  if (!actor.siteId) throw new Problem('no_site', 403);
  if (!isId(id)) throw notFound();
  const fields = await readForm(call.request);
  const siteId = textOf(fields, 'site') || actor.siteId;
  const joined = await joinSession(call, siteId, fields);
  if (joined) return data({ ...joined, refused: null }, { status: joined.errors ? 422 : 200 });
  const read = readSessionForm(fields, await knownCodes(app.db, today), call);
  if (!read.ok) {
    return data({ ...(await filledForm(call, fields, read.errors)), refused: null }, { status: 422 });
  }
  const result = await logSession(call, siteId, id, read.form);
  if (result.kind !== 'saved') {
    return data({ ...(await filledForm(call, fields, undefined)), refused: result }, { status: 409 });
  }
  const questionnaire =
    read.form.next === 'questionnaire' && result.personId ? `&questionnaire=${result.personId}` : '';
  throw redirect(`/desk?done=${id}${questionnaire}`);
});

export default function SessionForm() {
  const { t } = useTranslation('desk');
  const { id = '' } = useParams();
  const form = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  // A refused form keeps the choices it was opened with; a case that was closed since then is none any more.
  const gone = result?.refused?.kind === 'case' && result.refused.state === 'closed' && result.refused.caseId;
  const cases = form.cases.filter((row) => row.id !== gone);
  // Back button, second tab: the form of a session that is already saved is not offered again.
  if (form.saved && !result) return <AlreadySaved id={id} />;
  return (
    <>
      <PageHead
        title={t(`form.title.${form.kind}`)}
        lead={form.siteName}
        trail={[{ to: '/desk', label: t('title') }]}
      />
      <ErrorSummary errors={result?.errors} />
      {result?.refused ? <NotSaved id={id} refused={result.refused} /> : null}
      <NewSessionForm
        id={id}
        form={{ ...form, cases }}
        filled={result}
        confirmDouble={result?.refused?.kind === 'double'}
      />
    </>
  );
}
