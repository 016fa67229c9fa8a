import { redirect } from '@remix-run/node';
import { signedIn } from '../access/gate.server.ts';
import { undoPeopleMerge } from './undo-merge.server.ts';

/** Nothing to read here: the button stands on the surviving card. */
export const loader = signedIn('citizen.merge', async () => redirect('/people'));

export const action = signedIn('citizen.merge', async (call) => {
  throw redirect(await undoPeopleMerge(call, call.params.mergeId));
});

export { NoPage as default } from '../ui/no-page.tsx';
