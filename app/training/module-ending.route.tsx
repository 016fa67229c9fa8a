import { redirect } from '@remix-run/node';
import { signedIn } from '../access/gate.server.ts';
import { finishModule } from './save-module.server.ts';

export const loader = signedIn('training.manage', async () => redirect('/training/modules'));

/** From today on nobody has to learn it. */
export const action = signedIn('training.manage', async (call) => {
  await finishModule(call, call.params.id);
  return redirect('/training/modules');
});

export { NoPage as default } from '../ui/no-page.tsx';
