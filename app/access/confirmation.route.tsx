import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { readForm, safeNext, textOf } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FieldErrors } from '../ui/field-errors.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { ConfirmForm } from './confirm-form.tsx';
import { confirmIdentity } from './confirm-identity.server.ts';
import { signInCookie } from './cookie.server.ts';
import { findProofs } from './find-proofs.server.ts';
import { signedIn } from './gate.server.ts';
import { KeptFormAgain } from './kept-form-again.tsx';
import { PasskeyForm } from './passkey-form.tsx';
import { readKept } from './read-kept.server.ts';

export const handle = { words: ['sign-in'] };

export const meta = titleMeta;

export const loader = signedIn(
  'account.use',
  async ({ app, actor, url }) => ({
    title: pageTitle(actor.language, 'sign-in:confirm.title'),
    next: safeNext(url.searchParams.get('next')),
    ...(await findProofs(app, actor)),
  }),
  { enrolling: true },
);

export const action = signedIn(
  'account.use',
  async (call) => {
    const form = await readForm(call.request);
    const next = safeNext(textOf(form, 'next'));
    const kept = readKept(textOf(form, 'kept'));
    const proof = { password: textOf(form, 'password'), passkey: textOf(form, 'passkey') };
    const token = await confirmIdentity(call, proof);
    if (token === null) {
      const errors: FieldErrors = {
        password: { key: proof.passkey === '' ? 'sign-in:confirm.wrong' : 'sign-in:passkey.wrong' },
      };
      return data({ kind: 'wrong' as const, next, kept, errors }, { status: 422 });
    }
    const headers = { 'Set-Cookie': signInCookie(call.app.config, token) };
    if (!kept) throw redirect(next, { headers });
    return data({ kind: 'kept' as const, kept }, { headers });
  },
  { enrolling: true },
);

export default function Confirmation() {
  const { t } = useTranslation(['sign-in', 'access']);
  const loaded = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  if (result?.kind === 'kept') return <KeptFormAgain kept={result.kept} />;
  const next = result?.next ?? loaded.next;
  const none = !loaded.password && !loaded.passkey && loaded.provider === null;
  return (
    <div className="panel panel--narrow">
      <h1>{t('confirm.title')}</h1>
      <p>{t('confirm.text')}</p>
      <ErrorSummary errors={result?.errors} />
      {loaded.password ? <ConfirmForm next={next} kept={result?.kept} errors={result?.errors} /> : null}
      {none ? <p>{t('confirm.none')}</p> : null}
      {loaded.provider === null ? null : (
        <p>
          <a
            className={loaded.password ? undefined : 'button button--main'}
            href={`/sign-on?fresh=1&next=${encodeURIComponent(next)}`}
          >
            {t('access:sign_on.button', { label: loaded.provider })}
          </a>
        </p>
      )}
      {loaded.passkey ? (
        <PasskeyForm
          action="/account/confirmation"
          asks="confirm"
          label={t('passkey.use')}
          next={next}
          kept={result?.kept}
        />
      ) : null}
    </div>
  );
}
