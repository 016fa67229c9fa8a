import { redirect } from '@remix-run/node';
import { signedIn } from '../access/gate.server.ts';
import { endOthers } from './end-sign-ins.server.ts';

export const loader = signedIn('account.use', async () => redirect('/account'));

export const action = signedIn(
  'account.use',
  async (call) => {
    await endOthers(call);
    return redirect('/account?done=others_ended');
  },
  { fresh: true },
);

export { NoPage as default } from '../ui/no-page.tsx';
