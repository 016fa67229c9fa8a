import { redirect } from '@remix-run/node';
import { findFirstFigureMonth } from '../../db/queries/figures.ts';
import { actorOf, open } from './gate.server.ts';
import { holds } from './policy.ts';

/** Everybody's first page is the one of their work; until somebody was helped, an administrator's is building the network. */
export const loader = open(async ({ app }, args) => {
  const actor = await actorOf(args);
  if (!actor) throw redirect('/sign-in');
  if (holds(actor, 'session.log')) throw redirect('/desk');
  if (holds(actor, 'register.keep')) throw redirect('/teaching');
  if (holds(actor, 'organisation.manage') && (await findFirstFigureMonth(app.db)) === null) {
    throw redirect('/network');
  }
  if (holds(actor, 'dashboard.view')) throw redirect('/insights');
  throw redirect('/no-rights');
});

export { NoPage as default } from '../ui/no-page.tsx';
