import { redirect } from '@remix-run/node';
import { signedIn } from '../access/gate.server.ts';
import { undoChange } from './undo-change.server.ts';

export const loader = signedIn('session.read', async ({ params }) => redirect(`/desk/sessions/${params.id}`));

export const action = signedIn('session.log', async (call) => {
  const id = call.params.id ?? '';
  await undoChange(call, id);
  return redirect(`/desk?done=${id}`);
});
