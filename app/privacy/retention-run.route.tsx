import { redirect } from '@remix-run/node';
import { signedIn } from '../access/gate.server.ts';
import { Problem } from '../platform/problem.ts';
import { runRetention } from './run-retention.server.ts';

/** A page is not kept waiting for longer; the nightly run takes what is left. */
const PATIENCE_MS = 10_000;

/** Nothing to read here: the button stands on the page of the rules. */
export const loader = signedIn('retention.run', async () => {
  throw redirect('/retention');
});

export const action = signedIn(
  'retention.run',
  async ({ app, actor }) => {
    const taken = await runRetention(app, actor.staffId, AbortSignal.timeout(PATIENCE_MS));
    if (!taken) throw new Problem('retention_running', 409);
    throw redirect('/retention?done=run');
  },
  { fresh: true },
);

export { NoPage as default } from '../ui/no-page.tsx';
