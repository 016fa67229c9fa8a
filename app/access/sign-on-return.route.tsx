import { data, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { setCookie } from '../platform/http/cookies.ts';
import { languageOfRequest } from '../platform/languages.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { enrolmentAddress } from './answer-signed-in.server.ts';
import { browserName } from './browser-name.ts';
import { signInCookie } from './cookie.server.ts';
import type { Entered } from './enter.server.ts';
import { finishSignOn, type SignOnResult } from './finish-sign-on.server.ts';
import { actorOf, open } from './gate.server.ts';
import { SignOnFailed } from './sign-on-failed.tsx';
import { attemptCookieName, PROVIDER_COOKIE } from './start-sign-on.server.ts';

export const handle = { words: ['beside'] };

export const meta = titleMeta;

const STATUSES: Readonly<Record<Exclude<SignOnResult['kind'], Entered['kind']>, number>> = {
  over: 400,
  refused: 400,
  declined: 403,
  unknown: 403,
  unavailable: 503,
};

/** Where the provider sends people back to. */
export const loader = open(async ({ app, url, request }, args) => {
  const cookies = request.headers.get('Cookie');
  const browser = browserName(request.headers.get('User-Agent'));
  const replaces = (await actorOf(args))?.signInHash ?? null;
  const result = await finishSignOn(app, { url, cookies, browser, replaces });
  const { publicUrl } = app.config;
  const headers = new Headers();
  const state = url.searchParams.get('state') ?? '';
  if (result.kind !== 'over')
    headers.append('Set-Cookie', setCookie(publicUrl, attemptCookieName(state), '', 0));
  if (result.kind === 'in' || result.kind === 'half_way') {
    headers.append('Set-Cookie', signInCookie(app.config, result.token));
    headers.append('Set-Cookie', setCookie(publicUrl, PROVIDER_COOKIE, '1'));
    throw redirect(onward(result), { headers });
  }
  const language = languageOfRequest(request);
  const title = pageTitle(language, 'beside:sign_on.title');
  return data({ title, why: result.kind }, { status: STATUSES[result.kind], headers });
});

/** To what was asked for, or to what is still owed first. */
function onward(result: Entered & { readonly next: string }): string {
  const { next } = result;
  if (result.kind === 'half_way') return `/sign-in/factor?next=${encodeURIComponent(next)}`;
  return result.mustEnrol ? enrolmentAddress(next) : next;
}

export default function SignOnReturn() {
  const { why } = useLoaderData<typeof loader>();
  return <SignOnFailed why={why} />;
}
