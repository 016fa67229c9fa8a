import { redirect } from '@remix-run/node';
import { findHomeLink } from '../../db/queries/home-links.ts';
import { signedIn } from '../access/gate.server.ts';
import { notFound } from '../platform/problem.ts';
import { revokeLink } from './give-home-link.server.ts';

export const loader = signedIn('questionnaire.run', async ({ app, scope, params }) => {
  const link = await findHomeLink(app.db, scope, params.id ?? '');
  if (!link) throw notFound();
  throw redirect(`/people/${link.citizen_id}`);
});

export const action = signedIn('questionnaire.run', async (call) => {
  const { citizenId, isRevoked } = await revokeLink(call, call.params.id);
  throw redirect(`/people/${citizenId}?done=${isRevoked ? 'link_revoked' : 'changed'}`);
});

export { NoPage as default } from '../ui/no-page.tsx';
