import { redirect } from '@remix-run/node';
import { TABLET } from '../access/gate.server.ts';
import { notFound } from '../platform/problem.ts';
import { filling } from './filling.server.ts';
import { closeTablet } from './tablet.server.ts';

export const loader = filling(async () => redirect(TABLET), { handedOver: true });

/** The citizen has finished, stopped or gone: nothing of the person stays on the screen. */
export const action = filling(
  async (call) => {
    const { handover } = call.actor;
    if (!handover) throw notFound();
    if (!handover.isClosed) await closeTablet(call, handover);
    throw redirect(`${TABLET}/return`);
  },
  { handedOver: true },
);

export { NoPage as default } from '../ui/no-page.tsx';
