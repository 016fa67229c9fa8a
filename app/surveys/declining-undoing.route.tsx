import { redirect } from '@remix-run/node';
import { signedIn } from '../access/gate.server.ts';
import { undoDeclining } from './decline-questionnaire.server.ts';

/** Nothing to read here either. */
export const loader = signedIn('questionnaire.run', async (call) => {
  throw redirect(`/people/${call.params.id}/questionnaires`);
});

export const action = signedIn('questionnaire.run', async (call) => {
  throw redirect(`/people/${await undoDeclining(call, call.params.id)}/questionnaires`);
});

export { NoPage as default } from '../ui/no-page.tsx';
