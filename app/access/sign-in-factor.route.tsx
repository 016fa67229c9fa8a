import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { readForm, safeNext, textOf } from '../platform/http/read-form.server.ts';
import { languageOfRequest } from '../platform/languages.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { Notice } from '../ui/notice.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { answerSignedIn } from './answer-signed-in.server.ts';
import { browserName } from './browser-name.ts';
import { signInCookie, signInTokenOf } from './cookie.server.ts';
import { FactorForms } from './factor-forms.tsx';
import { finishSignIn, loadWays } from './finish-sign-in.server.ts';
import { actorOf, open } from './gate.server.ts';
import { KeptFormAgain } from './kept-form-again.tsx';
import { readKept } from './read-kept.server.ts';
import { SignInForm } from './sign-in-form.tsx';

export const handle = { words: ['sign-in'] };

export const meta = titleMeta;

export const loader = open(async ({ app, url, request }, args) => {
  const next = safeNext(url.searchParams.get('next'));
  if (await actorOf(args)) throw redirect(next);
  const ways = await loadWays(app, signInTokenOf(request, app.config));
  const language = languageOfRequest(request);
  return { title: pageTitle(language, 'sign-in:factor.title'), next, ways };
});

/** Answers without redirects where a form is kept: it travels in the page. */
export const action = open(async ({ app, request, address }) => {
  const form = await readForm(request);
  const next = safeNext(textOf(form, 'next'));
  const kept = readKept(textOf(form, 'kept'));
  const token = signInTokenOf(request, app.config);
  const browser = browserName(request.headers.get('User-Agent'));
  const proof = {
    code: textOf(form, 'code'),
    recovery: textOf(form, 'recovery'),
    passkey: textOf(form, 'passkey'),
  };
  const result = await finishSignIn(app, { token, address, browser }, proof);
  if (result.kind === 'in') {
    const headers = { 'Set-Cookie': signInCookie(app.config, result.token) };
    const onward = result.factor === 'recovery_code' ? recoveredAddress(next) : next;
    return answerSignedIn(headers, false, onward, kept);
  }
  const ways = result.kind === 'wrong' ? await loadWays(app, token) : null;
  if (result.kind === 'too_late')
    return data({ kind: 'too_late' as const, next, kept, ways }, { status: 422 });
  const errors: FieldErrors = { [result.field]: { key: `sign-in:factor.wrong_${result.field}` } };
  return data({ kind: 'wrong' as const, next, kept, ways, errors }, { status: 422 });
});

/** Who needed a recovery code sees how many are left, and may add another factor. */
function recoveredAddress(next: string): string {
  return `/account/factors?done=recovered&next=${encodeURIComponent(next)}`;
}

export default function SignInFactor() {
  const { t } = useTranslation('sign-in');
  const loaded = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  if (result?.kind === 'kept') return <KeptFormAgain kept={result.kept} />;
  const { ways, next } = result ?? loaded;
  if (!ways) {
    return (
      <div className="panel panel--narrow">
        <h1>{t('title')}</h1>
        <Notice tone="warn">{t('factor.too_late')}</Notice>
        <SignInForm next={next} kept={result?.kept ?? undefined} />
      </div>
    );
  }
  const errors = result?.kind === 'wrong' ? result.errors : undefined;
  return <FactorForms ways={ways} next={next} kept={result?.kept} errors={errors} />;
}
