import { data, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { safeNext } from '../platform/http/read-form.server.ts';
import { languageOfRequest } from '../platform/languages.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { actorOf, open } from './gate.server.ts';
import { SignOnFailed } from './sign-on-failed.tsx';
import { startSignOn } from './start-sign-on.server.ts';

export const handle = { words: ['beside'] };

export const meta = titleMeta;

/** Where a page of another site may have sent somebody without her doing (Fetch Metadata). */
function isFromElsewhere({ headers }: Request): boolean {
  return ['cross-site', 'same-site'].includes(headers.get('Sec-Fetch-Site') ?? '');
}

/**
 * To the provider. A link, not a form: browsers hold the whole way of a sent form against `form-action`, and where a
 * gateway leads on to is not ours to know.
 */
export const loader = open(async ({ app, url, request }, args) => {
  const next = safeNext(url.searchParams.get('next'));
  // `fresh`: she is signed in, and a page wants to know again who is there.
  const fresh = url.searchParams.get('fresh') === '1';
  if (app.provider && !fresh && (await actorOf(args))) throw redirect(next);
  // No session begins because another site wants it: there she takes the step herself.
  if (app.provider && isFromElsewhere(request)) throw redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  const started = await startSignOn(app, { next, address: args.context.address, fresh });
  if (started.kind === 'go') throw redirect(started.to, { headers: { 'Set-Cookie': started.cookie } });
  const language = languageOfRequest(request);
  return data({ title: pageTitle(language, 'beside:sign_on.title') }, { status: 503 });
});

export default function SignOn() {
  useLoaderData<typeof loader>();
  return <SignOnFailed why="unavailable" />;
}
