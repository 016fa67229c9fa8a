import { redirect } from '@remix-run/node';
import { signedIn } from '../access/gate.server.ts';
import { idFrom } from '../network/fields.server.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { removeSiteClosure } from './set-closed-days.server.ts';

export const loader = signedIn('network.manage', async ({ params }) =>
  redirect(`/network/sites/${params.id}/closures`),
);

export const action = signedIn('network.manage', async (call) => {
  const siteId = idFrom(call.params.id);
  await readForm(call.request);
  await removeSiteClosure(call, siteId, idFrom(call.params.closureId));
  return redirect(`/network/sites/${siteId}/closures?done=closure_removed`);
});

export { NoPage as default } from '../ui/no-page.tsx';
