import { redirect } from '@remix-run/node';
import { signedIn } from '../access/gate.server.ts';
import { isId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';
import { endOneSignIn } from './end-sign-ins.server.ts';

export const loader = signedIn('account.use', async () => redirect('/account'));

export const action = signedIn(
  'account.use',
  async (call) => {
    const { id } = call.params;
    if (id === undefined || !isId(id)) throw notFound();
    await endOneSignIn(call, id);
    return redirect('/account?done=sign_in_ended');
  },
  { fresh: true },
);

export { NoPage as default } from '../ui/no-page.tsx';
