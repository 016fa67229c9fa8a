import type { Trx } from '../../db/index.ts';
import { closeDataRequest, type SeenDataRequest } from '../../db/queries/data-requests.ts';
import type { ErasedCounts } from '../../db/queries/erasure.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { Problem } from '../platform/problem.ts';
import type { Refusal } from './rules.ts';

/** Answers a request inside the caller's transaction; throws `request_closed` (409) when somebody was quicker. */
export async function closeRequest(
  { actor, now, today }: Call,
  trx: Trx,
  request: SeenDataRequest,
  action: 'request.complete' | 'request.refuse' | 'citizen.erase',
  refusal: Refusal | null,
  counts: Partial<ErasedCounts> = {},
): Promise<void> {
  const closed = await closeDataRequest(trx, request.id, {
    state: refusal === null ? 'done' : 'refused',
    refusal,
    closed_on: today,
    closed_by: actor.staffId,
  });
  if (!closed) throw new Problem('request_closed', 409);
  await audit(trx, {
    at: now,
    staffId: actor.staffId,
    action,
    subjectKind: 'citizen',
    subjectId: request.citizen_id,
    siteId: request.site_id,
    detail: { request: request.id, refusal, ...counts },
  });
}
