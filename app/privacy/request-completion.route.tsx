import { redirect } from '@remix-run/node';
import { signedIn } from '../access/gate.server.ts';
import { completeRequest } from './complete-request.server.ts';
import { openRequest } from './open-request.server.ts';

/** Nothing to read here: the button stands on the request's page. */
export const loader = signedIn('request.run', async (call) => {
  throw redirect(`/requests/${(await openRequest(call, call.params.id)).id}`);
});

export const action = signedIn('request.run', async (call) => {
  await completeRequest(call, call.params.id);
  throw redirect(`/requests/${call.params.id}?done=handed_over`);
});

export { NoPage as default } from '../ui/no-page.tsx';
