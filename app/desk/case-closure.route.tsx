import { redirect } from '@remix-run/node';
import { signedIn } from '../access/gate.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { Problem } from '../platform/problem.ts';
import { changeCase } from './change-case.server.ts';

export const loader = signedIn('case.manage', async ({ params }) => redirect(`/desk/cases/${params.id}`));

/** Closes with an outcome; a form with `take_back` opens the case again. */
export const action = signedIn('case.manage', async (call) => {
  const id = call.params.id ?? '';
  const form = await readForm(call.request);
  if (textOf(form, 'take_back') === '1') {
    await changeCase(call, id, { kind: 'reopened', dueOn: null, nextStep: null });
  } else {
    const outcome = textOf(form, 'outcome');
    if (outcome !== 'resolved' && outcome !== 'abandoned') throw new Problem('bad_request', 400);
    await changeCase(call, id, { kind: outcome });
  }
  return redirect(`/desk/cases/${id}`);
});

export { NoPage as default } from '../ui/no-page.tsx';
