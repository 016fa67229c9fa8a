import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { anyStaff } from '../../db/queries/staff.ts';
import { readForm, safeNext, textOf } from '../platform/http/read-form.server.ts';
import { languageOfRequest } from '../platform/languages.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FieldErrors } from '../ui/field-errors.ts';
import { Notice } from '../ui/notice.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { answerSignedIn } from './answer-signed-in.server.ts';
import { browserName } from './browser-name.ts';
import { signInCookie } from './cookie.server.ts';
import { DemoAccounts } from './demo-accounts.tsx';
import { FactorForms } from './factor-forms.tsx';
import { findProviderExit } from './find-provider-exit.server.ts';
import { loadWays } from './finish-sign-in.server.ts';
import { actorOf, open } from './gate.server.ts';
import { KeptFormAgain } from './kept-form-again.tsx';
import { LeaveProvider } from './leave-provider.tsx';
import { PasskeyForm } from './passkey-form.tsx';
import { passkeyDomain } from './passkeys.server.ts';
import { readKept } from './read-kept.server.ts';
import { signIn } from './sign-in.server.ts';
import { SignInForm } from './sign-in-form.tsx';
import { signInWithPasskey } from './sign-in-with-passkey.server.ts';
import { SignOnLink } from './sign-on-link.tsx';

export const handle = { words: ['sign-in'] };

export const meta = titleMeta;

export const loader = open(async ({ app, url, request }, args) => {
  const next = safeNext(url.searchParams.get('next'));
  if (await actorOf(args)) throw redirect(next);
  const language = languageOfRequest(request);
  return {
    title: pageTitle(language, 'sign-in:title'),
    next,
    demo: app.config.demo,
    isFounded: await anyStaff(app.db),
    passwordSaved: url.searchParams.get('done') === 'password',
    passkeys: passkeyDomain(app.config) !== null,
    provider: app.config.provider?.label ?? null,
    exit: await findProviderExit({ app, url }),
  };
});

export const action = open(async ({ app, request, address }) => {
  const form = await readForm(request);
  const email = textOf(form, 'email');
  const next = safeNext(textOf(form, 'next'));
  const kept = readKept(textOf(form, 'kept'));
  const browser = browserName(request.headers.get('User-Agent'));
  const passkey = textOf(form, 'passkey');
  if (passkey !== '') {
    const token = await signInWithPasskey(app, passkey, browser);
    if (token === null) return data({ kind: 'wrong_passkey' as const, next, kept }, { status: 422 });
    return answerSignedIn({ 'Set-Cookie': signInCookie(app.config, token) }, false, next, kept);
  }
  const credentials = { email, password: textOf(form, 'password'), address, browser };
  const result = await signIn(app, credentials);
  if (result.kind === 'wrong') {
    const errors: FieldErrors = { email: { key: 'sign-in:wrong' } };
    return data({ kind: 'wrong' as const, errors, email: email.slice(0, 254), next, kept }, { status: 422 });
  }
  const headers = { 'Set-Cookie': signInCookie(app.config, result.token) };
  if (result.kind === 'in') return answerSignedIn(headers, result.mustEnrol, next, kept);
  const ways = kept ? await loadWays(app, result.token) : null;
  if (!ways) throw redirect(`/sign-in/factor?next=${encodeURIComponent(next)}`, { headers });
  return data({ kind: 'half_way' as const, next, kept, ways }, { headers });
});

export default function SignIn() {
  const { t } = useTranslation('sign-in');
  const { next, demo, isFounded, passwordSaved, passkeys, provider, exit } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  if (result?.kind === 'kept') return <KeptFormAgain kept={result.kept} mustEnrol={result.mustEnrol} />;
  if (result?.kind === 'half_way') {
    return <FactorForms ways={result.ways} next={result.next} kept={result.kept} />;
  }
  const wrong = result?.kind === 'wrong' ? result : undefined;
  const onward = { next: result?.next ?? next, kept: result?.kept ?? undefined };
  return (
    <div className="split">
      <div className="panel">
        <h1>{t('title')}</h1>
        {isFounded ? null : <Notice>{t('unfounded')}</Notice>}
        {exit ? <LeaveProvider {...exit} /> : null}
        {passwordSaved && !result ? <Notice tone="good">{t('set_up.done')}</Notice> : null}
        {result?.kind === 'wrong_passkey' ? <Notice tone="bad">{t('passkey.wrong')}</Notice> : null}
        <ErrorSummary errors={wrong?.errors} />
        <SignInForm {...onward} errors={wrong?.errors} email={wrong?.email} />
        {passkeys ? (
          <PasskeyForm action="/sign-in" asks="sign-in" label={t('passkey.sign_in')} {...onward} />
        ) : null}
        <SignOnLink label={provider} {...onward} />
      </div>
      {demo ? <DemoAccounts /> : null}
    </div>
  );
}
