import { redirect } from '@remix-run/node';
import { signedIn } from '../access/gate.server.ts';
import { idFrom } from '../network/fields.server.ts';
import { removeView } from './save-view.server.ts';

export const loader = signedIn('dashboard.view', async ({ params }) =>
  redirect(`/insights/views/${idFrom(params.id)}`),
);

export const action = signedIn('dashboard.view', async (call) => {
  await removeView(call, idFrom(call.params.id));
  throw redirect('/insights/views');
});

export { NoPage as default } from '../ui/no-page.tsx';
