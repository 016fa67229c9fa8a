import type { Call } from '../access/gate.server.ts';
import { closeRequest } from './close-request.server.ts';
import { openWaiting } from './open-request.server.ts';

/** Notes that the copy of the data is in the person's hands. */
export async function completeRequest(call: Call, id: string | undefined): Promise<void> {
  const request = await openWaiting(call, id, 'access');
  await call.app.db
    .transaction()
    .execute((trx) => closeRequest(call, trx, request, 'request.complete', null));
}
