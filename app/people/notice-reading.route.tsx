import { redirect } from '@remix-run/node';
import { signedIn } from '../access/gate.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { noteReading } from './note-reading.server.ts';
import { openPerson } from './open-person.server.ts';

/** Nothing to read here: the button stands on the card. */
export const loader = signedIn('notice.acknowledge', async (call) => {
  throw redirect(`/people/${call.params.id}`);
});

export const action = signedIn('notice.acknowledge', async (call) => {
  const citizen = await openPerson(call, call.params.id);
  await noteReading(call, citizen.id, textOf(await readForm(call.request), 'version'));
  throw redirect(`/people/${citizen.id}?done=notice`);
});

export { NoPage as default } from '../ui/no-page.tsx';
