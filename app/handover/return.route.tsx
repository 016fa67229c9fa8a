import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { signInCookie } from '../access/cookie.server.ts';
import { type Call, TABLET } from '../access/gate.server.ts';
import type { Handover } from '../access/policy.ts';
import { signOut } from '../access/sign-out.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { notFound } from '../platform/problem.ts';
import { filling } from '../surveys/filling.server.ts';
import { forgetEverybodysAnswers } from '../surveys/kept-answers.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FieldErrors } from '../ui/field-errors.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { ReturnForm } from './return-form.tsx';
import { loadWaysBack, takeBack } from './take-back.server.ts';

export const handle = { words: ['ask', 'handover'], frame: 'alone' };
export const meta = titleMeta;

/** A tablet whose citizen is through; leads on from any other. */
function closedOne({ actor, request }: Call): Handover {
  if (!actor.handover) throw request.method === 'POST' ? notFound() : redirect('/');
  if (!actor.handover.isClosed) throw redirect(TABLET);
  return actor.handover;
}

/** «Hand the tablet back»: nothing of the person is left on the screen. */
export const loader = filling(
  async (call) => ({
    ...(await loadWaysBack(call, closedOne(call))),
    title: pageTitle(call.actor.language, 'handover:return.title'),
  }),
  { handedOver: true },
);

export const action = filling(
  async (call) => {
    const handover = closedOne(call);
    const form = await readForm(call.request);
    const ways = await loadWaysBack(call, handover);
    if (textOf(form, 'leave') === '1' && !ways.password) {
      await signOut(call.app, call.actor);
      throw redirect('/sign-in', { headers: { 'Set-Cookie': signInCookie(call.app.config, '') } });
    }
    const proof = { pin: textOf(form, 'pin').trim(), password: textOf(form, 'password') };
    const back = await takeBack(call, handover, proof);
    if (!back) {
      const field = proof.password === '' && ways.pin ? 'pin' : 'password';
      const errors: FieldErrors = { [field]: { key: 'handover:return.wrong' } };
      return data({ errors, ways: await loadWaysBack(call, handover) }, { status: 422 });
    }
    const headers = { 'Set-Cookie': signInCookie(call.app.config, back.token) };
    const done = back.isComplete ? 'tablet_complete' : 'tablet_stopped';
    throw redirect(back.back === null ? '/' : `${back.back}?done=${done}`, { headers });
  },
  { handedOver: true },
);

export default function Return() {
  const { t } = useTranslation(['ask', 'handover']);
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  useEffect(forgetEverybodysAnswers, []);
  return (
    <div className="ask">
      <h1>{t('ask:own.give_back')}</h1>
      <p className="ask__first">{t('ask:own.give_back_text')}</p>
      <ErrorSummary errors={refused?.errors} title={t('ask:problem')} />
      <ReturnForm ways={refused?.ways ?? loaded} errors={refused?.errors} />
    </div>
  );
}
