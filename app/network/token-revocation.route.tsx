import { redirect } from '@remix-run/node';
import { findApiToken } from '../../db/queries/api-tokens.ts';
import { signedIn } from '../access/gate.server.ts';
import { found, idFrom } from './fields.server.ts';
import { revokeToken } from './revoke-token.server.ts';

export const loader = signedIn('token.manage', async () => redirect('/network/tokens'));

export const action = signedIn('token.manage', async ({ app, actor, params, now }) => {
  const { id } = found(await findApiToken(app.db, idFrom(params.id)));
  // One that was taken back before stays so.
  await revokeToken(app.db, { now, staffId: actor.staffId }, id);
  throw redirect('/network/tokens?done=token_revoked');
});

export { NoPage as default } from '../ui/no-page.tsx';
