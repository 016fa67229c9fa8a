import { redirect } from '@remix-run/node';
import { signedIn } from '../access/gate.server.ts';
import { giveSeat } from './decide.server.ts';

const DONE = {
  enrolled: 'confirmed',
  waiting: 'waiting',
  unchanged: 'unchanged',
  no_seat: 'no_seat',
  to_phone: 'double',
} as const;

export const loader = signedIn('enrolment.manage', async ({ params }) =>
  redirect(`/enrolments/${params.id}/withdrawal`),
);

/** The seat is this person's: confirmed, taken or given. */
export const action = signedIn('enrolment.manage', async (call) => {
  const { row, seated } = await giveSeat(call, call.params.id);
  throw redirect(`/editions/${row.edition_id}/enrolments?done=${DONE[seated]}`);
});

export { NoPage as default } from '../ui/no-page.tsx';
