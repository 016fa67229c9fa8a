import type { Trx } from '../../db/index.ts';
import { nameKeysOf } from '../../db/name-words.ts';
import { replaceNameKeys } from '../../db/queries/citizen-names.ts';
import { type CitizenRow, insertCitizen, insertCodeInHand } from '../../db/queries/citizens.ts';
import { findErasedCode } from '../../db/queries/erasure.ts';
import { findNetwork } from '../../db/queries/network.ts';
import type { Identity } from '../../db/schema/identity.ts';
import { scopeCovers } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { claimCode, findByCode } from '../platform/find-by-code.server.ts';
import { newId } from '../platform/ids.ts';
import type { KeyRing } from '../platform/keys.server.ts';
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
    const known = metId === undefined ? await claimCode(trx, app.keys, reading.code) : { id: metId };
    const receiving = { keys: app.keys, now, today, siteId, staffId: actor.staffId };
    const citizenId = known?.id ?? (await makeCard(trx, receiving, reading)).id;
    await insertCodeInHand(trx, { citizen_id: citizenId, staff_id: actor.staffId, day: today });
    if (known) {
      await audit(trx, {
        at: now,
        staffId: actor.staffId,
        action: 'citizen.find',
        subjectKind: 'citizen',
        subjectId: citizenId,
        siteId,
      });
    }
    return { kind: 'received', citizenId, isNew: known === undefined };
  });
}

/** Where, when and by whom somebody is received; `staffId` null when they came by themselves. */
interface Receiving {
  readonly keys: KeyRing;
  readonly now: Date;
  readonly today: string;
  readonly siteId: string;
  readonly staffId: string | null;
}

type Names = Pick<Identity, 'givenName' | 'familyName'>;

/**
 * The person of a code, inside the caller's transaction, made when the network has not met them; `names` go on a new card
 * where the network keeps them.
 */
export async function claimPerson(
  trx: Trx,
  receiving: Receiving,
  reading: FiscalCode | ProvisionalCode,
  names: Names,
): Promise<CitizenRow> {
  const known = await claimCode(trx, receiving.keys, reading.code);
  if (known) return known;
  const keepsNames = (await findNetwork(trx))?.keeps_names === 1;
  return makeCard(trx, receiving, reading, keepsNames ? names : undefined);
}

async function makeCard(
  trx: Trx,
  { keys, now, today, siteId, staffId }: Receiving,
  reading: FiscalCode | ProvisionalCode,
  names?: Names,
): Promise<CitizenRow> {
  const id = newId();
  const at = now.toISOString();
  const told =
    reading.kind === 'fiscal'
      ? { birthDate: birthDateOf(reading, today), birthplace: reading.birthplace }
      : { birthDate: null, birthplace: null };
  const identity = { ...UNKNOWN_IDENTITY, code: reading.code, ...told, ...names };
  const citizen = await insertCitizen(trx, {
    id,
    code_key: keys.lookupKey(reading.code),
    code_kind: reading.kind,
    identity_sealed: sealIdentity(keys, id, identity),
    gender: reading.kind === 'fiscal' ? reading.gender : null,
    education: null,
    occupation: null,
    citizenship: null,
    province: null,
    language: null,
    site_id: siteId,
    created_at: at,
    updated_at: at,
  });
  if (names) await replaceNameKeys(trx, new Map([[id, nameKeysOf(keys, identity)]]));
  await audit(trx, {
    at: now,
    staffId,
    action: 'citizen.create',
    subjectKind: 'citizen',
    subjectId: id,
    siteId,
  });
  return citizen;
}

function birthDateOf(reading: FiscalCode, today: string): string {
  const alternative = reading.birthDateAlternative;
  return alternative !== null && ageOn(reading.birthDate, today) < ADULT ? alternative : reading.birthDate;
}
