import { redirect } from '@remix-run/node';
import { signedIn } from '../access/gate.server.ts';
import { idFrom } from '../network/fields.server.ts';
import { revokeShare } from './share-view.server.ts';

export const loader = signedIn('figures.share', async () => redirect('/insights/shares'));

export const action = signedIn('figures.share', async (call) => {
  await revokeShare(call, idFrom(call.params.id));
  throw redirect('/insights/shares');
});

export { NoPage as default } from '../ui/no-page.tsx';
