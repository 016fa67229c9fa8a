import { redirect } from '@remix-run/node';
import { signedIn } from '../access/gate.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { issueCertificates } from './issue-certificates.server.ts';

export const loader = signedIn('certificate.issue', async ({ params }) =>
  redirect(`/editions/${params.id}/outcomes`),
);

/** Issues the certificate of one `enrolment`, or of everybody who earned it. */
export const action = signedIn('certificate.issue', async (call) => {
  const enrolment = textOf(await readForm(call.request), 'enrolment');
  const issued = await issueCertificates(call, call.params.id, enrolment === '' ? null : enrolment);
  return redirect(`/editions/${call.params.id}/outcomes?issued=${issued}`);
});

export { NoPage as default } from '../ui/no-page.tsx';
