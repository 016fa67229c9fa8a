import { redirect } from '@remix-run/node';
import { signedIn } from '../access/gate.server.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { revokeOwnFeed } from './own-feed.server.ts';

export const loader = signedIn('course.plan', async () => redirect('/account/calendar'));

export const action = signedIn('course.plan', async (call) => {
  await readForm(call.request);
  await revokeOwnFeed(call);
  return redirect('/account/calendar');
});

export { NoPage as default } from '../ui/no-page.tsx';
