import { redirect } from '@remix-run/node';
import { actorOf, open } from './gate.server.ts';
import { holds } from './policy.ts';

/** Everybody's first page is the one of their work. */
export const loader = open(async (_call, args) => {
  const actor = await actorOf(args);
  if (!actor) throw redirect('/sign-in');
  if (holds(actor, 'session.log')) throw redirect('/desk');
  if (holds(actor, 'register.keep')) throw redirect('/teaching');
  if (holds(actor, 'dashboard.view')) throw redirect('/insights');
  throw redirect('/no-rights');
});

export { NoPage as default } from '../ui/no-page.tsx';
