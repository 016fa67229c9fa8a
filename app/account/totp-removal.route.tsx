import { redirect } from '@remix-run/node';
import { signedIn } from '../access/gate.server.ts';
import { removeTotp } from './remove-factor.server.ts';

export const loader = signedIn('account.use', async () => redirect('/account/factors'));

export const action = signedIn(
  'account.use',
  async (call) => {
    await removeTotp(call);
    return redirect('/account/factors?done=removed');
  },
  { fresh: true },
);

export { NoPage as default } from '../ui/no-page.tsx';
