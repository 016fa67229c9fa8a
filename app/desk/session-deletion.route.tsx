import { redirect } from '@remix-run/node';
import { signedIn } from '../access/gate.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { deleteSession } from './change-session.server.ts';

export const loader = signedIn('session.read', async ({ params }) => redirect(`/desk/sessions/${params.id}`));

/** Deletes; a form with `take_back` lets the session count again. */
export const action = signedIn('session.log', async (call) => {
  const id = call.params.id ?? '';
  const takeBack = textOf(await readForm(call.request), 'take_back') === '1';
  await deleteSession(call, id, takeBack);
  return redirect(`/desk?done=${id}`);
});

export { NoPage as default } from '../ui/no-page.tsx';
