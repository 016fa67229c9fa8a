import { redirect } from '@remix-run/node';
import { signedIn } from '../access/gate.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { undoChange } from './undo-change.server.ts';

export const loader = signedIn('session.read', async ({ params }) => redirect(`/desk/sessions/${params.id}`));

export const action = signedIn('session.log', async (call) => {
  const id = call.params.id ?? '';
  await undoChange(call, id, textOf(await readForm(call.request), 'state'));
  return redirect(`/desk?done=${id}`);
});

export { NoPage as default } from '../ui/no-page.tsx';
