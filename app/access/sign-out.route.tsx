import { redirect } from '@remix-run/node';
import { signInCookie } from './cookie.server.ts';
import { actorOf, open } from './gate.server.ts';
import { signOut } from './sign-out.server.ts';

export const loader = open(async () => redirect('/'));

export const action = open(async ({ app }, args) => {
  const actor = await actorOf(args);
  if (actor) await signOut(app, actor);
  return redirect('/sign-in', { headers: { 'Set-Cookie': signInCookie(app.config, '') } });
});

export { NoPage as default } from '../ui/no-page.tsx';
