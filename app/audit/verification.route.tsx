import { redirect } from '@remix-run/node';
import { signedIn } from '../access/gate.server.ts';
import { readForm, safeNext, textOf } from '../platform/http/read-form.server.ts';
import { demandNetwork } from './read-trail.server.ts';
import { verifyRows } from './verify-rows.server.ts';

export const loader = signedIn('audit.read', async () => redirect('/audit'));

export const action = signedIn('audit.read', async (call) => {
  demandNetwork(call, 'audit.read');
  const form = await readForm(call.request);
  await verifyRows(call, textOf(form, 'from'), textOf(form, 'to'));
  const next = safeNext(textOf(form, 'next'));
  throw redirect(next.startsWith('/audit?') ? next : '/audit?checked=1');
});

export { NoPage as default } from '../ui/no-page.tsx';
