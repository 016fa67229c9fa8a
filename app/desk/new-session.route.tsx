import { redirect } from '@remix-run/node';
import { signedIn } from '../access/gate.server.ts';
import { newId } from '../platform/ids.ts';

/** Gives the session its id before the form opens: reload, back and a second tab stay the same session. */
export const loader = signedIn('session.log', async ({ url }) =>
  redirect(`/desk/sessions/${newId()}/new${url.search}`),
);

export { NoPage as default } from '../ui/no-page.tsx';
