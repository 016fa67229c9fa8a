import { isUniqueViolation } from '../../db/engines/differences.ts';
import {
  type CitizenRow,
  findCitizenByCode,
  insertCodeInHand,
  lockCitizen,
  updateCitizenCode,
} from '../../db/queries/citizens.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import type { FiscalCode, InvalidCode, ProvisionalCode } from './code-reading.ts';
import { readCode } from './fiscal-code.server.ts';
import { openIdentity, sealIdentity } from './open-identity.ts';

export type AddedCode =
  | { readonly kind: 'added' }
  | { readonly kind: 'invalid'; readonly reading: InvalidCode }
  /** Another record has this code: the same person, most likely. */
  | { readonly kind: 'taken'; readonly otherId: string }
  /** The code fits two birth dates a century apart: somebody has to say which. */
  | { readonly kind: 'which_century'; readonly birthDates: readonly string[] };

/** Gives a typed code to a record without one; `birthDate` settles the century where the code leaves it open. */
export async function addCode(
  call: Call,
  citizen: CitizenRow,
  typed: string,
  birthDate: string,
): Promise<AddedCode> {
  const { app, today } = call;
  const reading = await readCode(typed, today);
  if (reading.kind === 'invalid') return { kind: 'invalid', reading };
  const code_key = app.keys.lookupKey(reading.code);
  const other = await findCitizenByCode(app.db, code_key);
  if (other) return taken(call, citizen, other);
  if (reading.kind === 'fiscal' && reading.birthDateAlternative !== null) {
    const birthDates = [reading.birthDate, reading.birthDateAlternative];
    if (!birthDates.includes(birthDate)) return { kind: 'which_century', birthDates };
    return write(call, citizen, { ...reading, birthDate }, code_key);
  }
  return write(call, citizen, reading, code_key);
}

async function taken(call: Call, citizen: CitizenRow, other: CitizenRow): Promise<AddedCode> {
  if (other.id === citizen.id) return { kind: 'added' };
  const { app, actor, today, now } = call;
  await app.db.transaction().execute(async (trx) => {
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
  });
  return { kind: 'taken', otherId: other.id };
}

async function write(
  call: Call,
  citizen: CitizenRow,
  reading: FiscalCode | ProvisionalCode,
  code_key: string,
): Promise<AddedCode> {
  const { app, actor, now } = call;
  const { id } = citizen;
  try {
    await app.db.transaction().execute(async (trx) => {
      const record = await lockCitizen(trx, id);
      if (!record) return;
      const known = openIdentity(app.keys, record);
      const identity =
        reading.kind === 'fiscal'
          ? { ...known, code: reading.code, birthDate: reading.birthDate, birthplace: reading.birthplace }
          : { ...known, code: reading.code };
      const gender = reading.kind === 'fiscal' ? reading.gender : record.gender;
      const coded = { code_key, gender, identity_sealed: sealIdentity(app.keys, id, identity) };
      const changed = await updateCitizenCode(
        trx,
        id,
        { ...coded, code_kind: reading.kind },
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
    return { kind: 'added' };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // Another desk registered this code in the same moment.
    const other = await findCitizenByCode(app.db, code_key);
    if (!other) throw error;
    return taken(call, citizen, other);
  }
}
