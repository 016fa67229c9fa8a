import { redirect } from '@remix-run/node';
import { signedIn } from '../access/gate.server.ts';
import { revokeLink } from './give-home-link.server.ts';

export const loader = signedIn('questionnaire.run', async ({ params }) =>
  redirect(`/home-links/${params.id}/renewal`),
);

export const action = signedIn('questionnaire.run', async (call) => {
  const { citizenId, isRevoked } = await revokeLink(call, call.params.id);
  throw redirect(`/people/${citizenId}?done=${isRevoked ? 'link_revoked' : 'changed'}`);
});

export { NoPage as default } from '../ui/no-page.tsx';
