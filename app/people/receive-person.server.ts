import { insertCitizen, insertCodeInHand } from '../../db/queries/citizens.ts';
import { findErasedCode } from '../../db/queries/erasure.ts';
import { scopeCovers } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { claimCode, findByCode } from '../platform/find-by-code.server.ts';
import { newId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';
import { ageOn } from './age.ts';
import type { FiscalCode, InvalidCode, ProvisionalCode } from './code-reading.ts';
import { readCode } from './fiscal-code.server.ts';
import { sealIdentity } from './open-identity.ts';
import { UNKNOWN_IDENTITY } from './unknown-identity.ts';

export type Received =
  | { readonly kind: 'received'; readonly citizenId: string; readonly isNew: boolean }
  | { readonly kind: 'invalid'; readonly reading: InvalidCode }
  /** Had everything erased on that day: a new card is opened only when they ask for it. */
  | { readonly kind: 'erased'; readonly erasedOn: string };

const ADULT = 18;

/**
 * Somebody sits down and shows a code: the person it belongs to, made on the spot when the network
 * has not met them. Their card is open to this member of staff for the day. The century is the one
 * that makes an adult when the code allows both. Who had everything erased gets a new card only when `again` says so.
 */
export async function receivePerson(
  call: Call,
  siteId: string,
  typed: string,
  again = false,
): Promise<Received> {
  const { app, scope, today } = call;
  if (!scopeCovers(scope, siteId)) throw notFound();
  const reading = await readCode(typed, today);
  if (reading.kind === 'invalid') return { kind: 'invalid', reading };
  const met = await findByCode(app, reading.code);
  const erasedOn = met || again ? undefined : await findErasedCode(app.db, app.keys.lookupKeys(reading.code));
  if (erasedOn !== undefined) return { kind: 'erased', erasedOn };
  return welcome(call, siteId, reading, met?.id);
}

async function welcome(
  call: Call,
  siteId: string,
  reading: FiscalCode | ProvisionalCode,
  metId: string | undefined,
): Promise<Received> {
  const { app, actor, today, now } = call;
  return app.db.transaction().execute(async (trx) => {
    // Another desk may meet the same person in the same moment.
    const knownId = metId ?? (await claimCode(trx, app.keys, reading.code))?.id;
    const isNew = knownId === undefined;
    const citizenId = knownId ?? (await insertCitizen(trx, newCitizen(call, siteId, reading))).id;
    await insertCodeInHand(trx, { citizen_id: citizenId, staff_id: actor.staffId, day: today });
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: isNew ? 'citizen.create' : 'citizen.find',
      subjectKind: 'citizen',
      subjectId: citizenId,
      siteId,
    });
    return { kind: 'received', citizenId, isNew };
  });
}

function newCitizen({ app, now, today }: Call, siteId: string, reading: FiscalCode | ProvisionalCode) {
  const id = newId();
  const at = now.toISOString();
  const told =
    reading.kind === 'fiscal'
      ? { birthDate: birthDateOf(reading, today), birthplace: reading.birthplace }
      : { birthDate: null, birthplace: null };
  return {
    id,
    code_key: app.keys.lookupKey(reading.code),
    code_kind: reading.kind,
    identity_sealed: sealIdentity(app.keys, id, { ...UNKNOWN_IDENTITY, code: reading.code, ...told }),
    gender: reading.kind === 'fiscal' ? reading.gender : null,
    education: null,
    occupation: null,
    citizenship: null,
    province: null,
    language: null,
    site_id: siteId,
    created_at: at,
    updated_at: at,
  };
}

function birthDateOf(reading: FiscalCode, today: string): string {
  const alternative = reading.birthDateAlternative;
  return alternative !== null && ageOn(reading.birthDate, today) < ADULT ? alternative : reading.birthDate;
}
