import {
  type CitizenRow,
  insertCodeInHand,
  lockCitizen,
  updateCitizenCode,
} from '../../db/queries/citizens.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { claimCode, findByCode } from '../platform/find-by-code.server.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { FiscalCode, InvalidCode, ProvisionalCode } from './code-reading.ts';
import { readCode } from './fiscal-code.server.ts';
import { openIdentity, sealIdentity } from './open-identity.ts';

type AddedCode =
  | { readonly kind: 'added' }
  | { readonly kind: 'invalid'; readonly reading: InvalidCode }
  /** Another record has this code: the same person, most likely. */
  | { readonly kind: 'taken'; readonly otherId: string }
  /** The code fits two birth dates a century apart: somebody has to say which. */
  | { readonly kind: 'which_century'; readonly birthDates: readonly string[] };

/** Gives a typed code to a record without one; `birthDate` settles the century where the code leaves it open. Throws `not_found` when it is gone. */
export async function addCode(call: Call, id: string, typed: string, birthDate: string): Promise<AddedCode> {
  const { app, today } = call;
  const reading = await readCode(typed, today);
  if (reading.kind === 'invalid') return { kind: 'invalid', reading };
  const other = await findByCode(app, reading.code);
  const isTaken = other && (await taken(call, id, other));
  if (isTaken) return isTaken;
  if (reading.kind === 'fiscal' && reading.birthDateAlternative !== null) {
    const birthDates = [reading.birthDate, reading.birthDateAlternative];
    if (!birthDates.includes(birthDate)) return { kind: 'which_century', birthDates };
    return write(call, id, { ...reading, birthDate });
  }
  return write(call, id, reading);
}

/** The card of whom a code belongs to, opened; null when everything of them was erased in the same moment. */
async function taken(call: Call, id: string, other: CitizenRow): Promise<AddedCode | null> {
  if (other.id === id) return { kind: 'added' };
  const { app, actor, today, now } = call;
  return app.db.transaction().execute(async (trx) => {
    if (!(await lockCitizen(trx, other.id))) return null;
    await insertCodeInHand(trx, { citizen_id: other.id, staff_id: actor.staffId, day: today });
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'citizen.find',
      subjectKind: 'citizen',
      subjectId: other.id,
      siteId: actor.siteId,
      detail: { found: true },
    });
    return { kind: 'taken', otherId: other.id };
  });
}

async function write(call: Call, id: string, reading: FiscalCode | ProvisionalCode): Promise<AddedCode> {
  const { app, actor, now } = call;
  const other = await app.db.transaction().execute(async (trx) => {
    // Another desk may register this code in the same moment.
    const claimed = await claimCode(trx, app.keys, reading.code);
    if (claimed) return claimed;
    const record = await lockCitizen(trx, id);
    if (!record) throw notFound();
    const known = openIdentity(app.keys, record);
    const identity =
      reading.kind === 'fiscal'
        ? { ...known, code: reading.code, birthDate: reading.birthDate, birthplace: reading.birthplace }
        : { ...known, code: reading.code };
    const changed = await updateCitizenCode(
      trx,
      id,
      {
        code_key: app.keys.lookupKey(reading.code),
        code_kind: reading.kind,
        gender: reading.kind === 'fiscal' ? reading.gender : record.gender,
        identity_sealed: sealIdentity(app.keys, id, identity),
      },
      now.toISOString(),
    );
    if (!changed) return;
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'citizen.code.add',
      subjectKind: 'citizen',
      subjectId: id,
      siteId: actor.siteId,
      detail: { kind: reading.kind },
    });
  });
  if (!other) return { kind: 'added' };
  const isTaken = await taken(call, id, other);
  if (!isTaken) throw new Problem('changed_meanwhile', 409);
  return isTaken;
}
