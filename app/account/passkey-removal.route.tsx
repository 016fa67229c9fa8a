import { redirect } from '@remix-run/node';
import { signedIn } from '../access/gate.server.ts';
import { isId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';
import { removePasskey } from './remove-factor.server.ts';

export const loader = signedIn('account.use', async () => redirect('/account/factors'));

export const action = signedIn(
  'account.use',
  async (call) => {
    const { id } = call.params;
    if (id === undefined || !isId(id)) throw notFound();
    await removePasskey(call, id);
    return redirect('/account/factors?done=removed');
  },
  { fresh: true },
);

export { NoPage as default } from '../ui/no-page.tsx';
