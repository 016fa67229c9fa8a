import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { readForm, safeNext, textOf } from '../platform/http/read-form.server.ts';
import { languageOfBrowser } from '../platform/languages.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FieldErrors } from '../ui/field-errors.ts';
import { signInCookie } from './cookie.server.ts';
import { DemoAccounts } from './demo-accounts.tsx';
import { actorOf, open } from './gate.server.ts';
import { KeptFormAgain } from './kept-form.tsx';
import { readKept } from './read-kept.server.ts';
import { signIn } from './sign-in.server.ts';
import { SignInForm } from './sign-in-form.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Bottega' }];

export const loader = open(async ({ app, url, request }, args) => {
  const next = safeNext(url.searchParams.get('next'));
  if (await actorOf(args)) throw redirect(next);
  const language = languageOfBrowser(request.headers.get('Cookie'), request.headers.get('Accept-Language'));
  return { title: pageTitle(language, 'access:title'), next, demo: app.config.demo };
});

export const action = open(async ({ app, request }, { context }) => {
  const form = await readForm(request);
  const email = textOf(form, 'email');
  const next = safeNext(textOf(form, 'next'));
  const kept = readKept(textOf(form, 'kept'));
  const result = await signIn(app, { email, password: textOf(form, 'password'), address: context.address });
  if (!result.ok) {
    const errors: FieldErrors = { email: { key: 'access:wrong' } };
    return data({ kind: 'wrong' as const, errors, email: email.slice(0, 254), next, kept }, { status: 422 });
  }
  const headers = { 'Set-Cookie': signInCookie(app.config, result.token) };
  if (!kept) throw redirect(next, { headers });
  return data({ kind: 'kept' as const, kept }, { headers });
});

export default function SignIn() {
  const { t } = useTranslation('access');
  const { next, demo } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  if (result?.kind === 'kept') return <KeptFormAgain kept={result.kept} />;
  return (
    <div className="split">
      <div className="panel">
        <h1>{t('title')}</h1>
        <ErrorSummary errors={result?.errors} />
        <SignInForm
          next={result?.next ?? next}
          kept={result?.kept ?? undefined}
          errors={result?.errors}
          email={result?.email}
        />
      </div>
      {demo ? <DemoAccounts /> : null}
    </div>
  );
}
