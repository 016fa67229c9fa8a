import { redirect } from '@remix-run/node';
import { signedIn } from '../access/gate.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { Problem } from '../platform/problem.ts';
import { type CaseStep, changeCase } from './change-case.server.ts';

export const loader = signedIn('case.manage', async ({ params }) => redirect(`/desk/cases/${params.id}`));

/** Closes with an outcome; a form with `take_back` opens the case again. */
export const action = signedIn('case.manage', async (call) => {
  const id = call.params.id ?? '';
  const form = await readForm(call.request);
  const done = await changeCase(call, id, stepOf(form));
  if (!done) throw new Problem('changed_meanwhile', 409);
  return redirect(`/desk/cases/${id}`);
});

function stepOf(form: FormData): CaseStep {
  if (textOf(form, 'take_back') === '1') return { kind: 'reopened', dueOn: null, nextStep: null };
  const outcome = textOf(form, 'outcome');
  if (outcome !== 'resolved' && outcome !== 'abandoned') throw new Problem('bad_request', 400);
  return { kind: outcome };
}

export { NoPage as default } from '../ui/no-page.tsx';
