import type { Call } from '../access/gate.server.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { closeRequest } from './close-request.server.ts';
import { openWaiting } from './open-request.server.ts';
import { REFUSALS } from './rules.ts';

/** Refuses an open request for one of the reasons the law knows; undefined when it is done. */
export async function refuseRequest(
  call: Call,
  id: string | undefined,
  reason: string,
): Promise<FieldErrors | undefined> {
  const request = await openWaiting(call, id);
  const refusal = REFUSALS.find((known) => known === reason);
  if (!refusal) return { reason: { key: 'privacy:refuse.choose' } };
  await call.app.db
    .transaction()
    .execute((trx) => closeRequest(call, trx, request, 'request.refuse', refusal));
  return undefined;
}
