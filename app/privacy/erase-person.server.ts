import { lockCitizen } from '../../db/queries/citizens.ts';
import { erasePerson as eraseRows } from '../../db/queries/erasure.ts';
import type { Call } from '../access/gate.server.ts';
import { sealIdentity } from '../people/open-identity.ts';
import { UNKNOWN_IDENTITY } from '../people/unknown-identity.ts';
import { newId } from '../platform/ids.ts';
import { Problem } from '../platform/problem.ts';
import { closeRequest } from './close-request.server.ts';
import { openWaiting } from './open-request.server.ts';

/**
 * Carries out an open request of erasure, in one transaction with its trace; what was counted stays counted. Throws
 * `request_closed` (409) when it was answered meanwhile.
 */
export async function erasePerson(call: Call, id: string | undefined): Promise<void> {
  const request = await openWaiting(call, id, 'erasure');
  const { app, actor, now, today } = call;
  await app.db.transaction().execute(async (trx) => {
    // As whom they count now: a merge may have been made or taken back since the request was read.
    const held = await lockCitizen(trx, request.citizen_id);
    if (!held) throw new Problem('request_closed', 409);
    const erased = await eraseRows(trx, {
      personNo: held.person_no,
      requestId: request.id,
      staffId: actor.staffId,
      at: now.toISOString(),
      day: today,
      newId,
      emptyIdentity: (citizenId) => sealIdentity(app.keys, citizenId, UNKNOWN_IDENTITY),
    });
    if (!erased) throw new Problem('request_closed', 409);
    await closeRequest(call, trx, request, 'citizen.erase', null, erased);
  });
}
