import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { isChangedMeanwhile } from '../platform/problem.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { changeSession, sessionToChange } from './change-session.server.ts';
import { CorrectSessionForm } from './correct-session-form.tsx';
import { filledForm, joinSession } from './join-session.server.ts';
import { knownCodes } from './known-codes.server.ts';
import { loadSession } from './load-session.server.ts';
import { NotSaved } from './not-saved.tsx';
import { SessionFacts } from './session-facts.tsx';
import { readSessionForm } from './session-form.server.ts';

export const handle = { words: ['desk', 'people', 'code'] };

export const meta = titleMeta;

export const loader = signedIn('session.read', async (call) => ({
  title: pageTitle(call.actor.language, 'desk:session.page'),
  ...(await loadSession(call, call.params.id ?? '')),
}));

export const action = signedIn('session.log', async (call) => {
  const id = call.params.id ?? '';
  const fields = await readForm(call.request);
  const { session } = await sessionToChange(call, id);
  const revision = textOf(fields, 'revision');
  const refuse = { revision, refused: null, stale: false };
  const joined = await joinSession(call, session.site_id, fields);
  if (joined) return data({ ...joined, ...refuse }, { status: joined.errors ? 422 : 200 });
  const read = readSessionForm(fields, await knownCodes(call.app.db, call.today), call);
  if (!read.ok) {
    return data({ ...(await filledForm(call, fields, read.errors)), ...refuse }, { status: 422 });
  }
  try {
    const result = await changeSession(call, id, Number(revision), read.form);
    if (result.kind === 'double') {
      const filled = await filledForm(call, fields, undefined);
      return data({ ...filled, ...refuse, refused: result }, { status: 409 });
    }
  } catch (error) {
    if (!isChangedMeanwhile(error)) throw error;
    const { session: now } = await sessionToChange(call, id);
    const filled = await filledForm(call, fields, undefined);
    return data({ ...filled, refused: null, revision: String(now.revision), stale: true }, { status: 409 });
  }
  throw redirect(`/desk?done=${id}`);
});

export default function Session() {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const session = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { content } = session;
  return (
    <>
      <PageHead
        title={t('session.title', { day: formats.day(content.day), time: content.startTime })}
        lead={`${session.siteName} · ${session.facilitator}`}
        trail={[{ to: '/desk', label: t('title') }]}
      >
        {session.deleted || session.why?.key === 'lesson' ? null : (
          <Link to={`/desk?like=${session.id}`}>{t('repeat')}</Link>
        )}
      </PageHead>
      {session.deleted ? (
        <Notice tone="warn">
          <p>{t('session.deleted')}</p>
          {session.mayChange ? (
            <Form method="post" action={`/desk/sessions/${session.id}/deletion`}>
              <button type="submit" name="take_back" value="1" className="button button--small">
                {t('session.restore')}
              </button>
            </Form>
          ) : null}
        </Notice>
      ) : null}
      {session.why ? (
        <Notice tone="warn">
          <p>{t(`session.why.${session.why.key}`, { programme: session.why.programme })}</p>
          {session.lesson ? (
            <Link to={`/lessons/${session.lesson}/register`}>{t('session.register')}</Link>
          ) : null}
        </Notice>
      ) : null}
      {result?.stale ? (
        <Notice tone="bad" answer={result}>
          <p>{t('session.stale')}</p>
        </Notice>
      ) : null}
      {result?.refused ? <NotSaved id={session.id} refused={result.refused} /> : null}
      <ErrorSummary errors={result?.errors} />
      {session.mayChange && !session.deleted ? (
        <CorrectSessionForm
          session={session}
          filled={result}
          revision={result?.revision ?? String(session.revision)}
          confirmDouble={result?.refused?.kind === 'double'}
        />
      ) : (
        <SessionFacts session={session} />
      )}
    </>
  );
}
