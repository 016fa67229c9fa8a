import { type CitizenRow, insertCodeInHand, lockCitizen } from '../../db/queries/citizens.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { findByCode } from '../platform/find-by-code.server.ts';
import type { FiscalCode, InvalidCode, ProvisionalCode } from './code-reading.ts';
import { readCode } from './fiscal-code.server.ts';

type FoundPerson =
  | { readonly kind: 'found'; readonly citizen: CitizenRow }
  | { readonly kind: 'missing'; readonly reading: FiscalCode | ProvisionalCode }
  | { readonly kind: 'invalid'; readonly reading: InvalidCode };

/**
 * Looks a person up by a typed code, in the whole network: whoever has the code in hand may open the card that day.
 * Searches that find nobody are on record too, without the code: trying codes out must show.
 */
export async function findPerson(call: Call, typed: string): Promise<FoundPerson> {
  const { app, actor, today } = call;
  const reading = await readCode(typed, today);
  if (reading.kind === 'invalid') return { kind: 'invalid', reading };
  const met = await findByCode(app, reading.code);
  const citizen = await app.db.transaction().execute(async (trx) => {
    // Everything of them may be erased in the same moment.
    const citizen = met && (await lockCitizen(trx, met.id));
    if (citizen) {
      await insertCodeInHand(trx, { citizen_id: citizen.id, staff_id: actor.staffId, day: today });
    }
    await audit(trx, {
      at: call.now,
      staffId: actor.staffId,
      action: 'citizen.find',
      subjectKind: 'citizen',
      subjectId: citizen?.id ?? 'none',
      siteId: actor.siteId,
      detail: { found: citizen !== undefined },
    });
    return citizen;
  });
  return citizen ? { kind: 'found', citizen } : { kind: 'missing', reading };
}
