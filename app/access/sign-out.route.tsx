import { redirect } from '@remix-run/node';
import { cookieOf, setCookie } from '../platform/http/cookies.ts';
import { signInCookie } from './cookie.server.ts';
import { actorOf, open } from './gate.server.ts';
import { signOut } from './sign-out.server.ts';
import { PROVIDER_COOKIE } from './start-sign-on.server.ts';

export const loader = open(async () => redirect('/'));

export const action = open(async ({ app, request }, args) => {
  const actor = await actorOf(args);
  if (actor) await signOut(app, actor);
  const { publicUrl } = app.config;
  const headers = new Headers({ 'Set-Cookie': signInCookie(app.config, '') });
  if (cookieOf(request.headers.get('Cookie'), publicUrl, PROVIDER_COOKIE) === null) {
    return redirect('/sign-in', { headers });
  }
  headers.append('Set-Cookie', setCookie(publicUrl, PROVIDER_COOKIE, '', 0));
  return redirect('/sign-in?left=1', { headers });
});

export { NoPage as default } from '../ui/no-page.tsx';
