import { redirect } from '@remix-run/node';
import { signedIn } from '../access/gate.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { switchSite } from './switch-site.server.ts';

export const loader = signedIn('session.log', async () => redirect('/desk'));

export const action = signedIn('session.log', async (call) => {
  await switchSite(call, textOf(await readForm(call.request), 'site'));
  return redirect('/desk');
});

export { NoPage as default } from '../ui/no-page.tsx';
