import type { Trx } from '../../db/index.ts';
import { nameKeysOf } from '../../db/name-words.ts';
import { insertNameKeys } from '../../db/queries/citizen-names.ts';
import { type CitizenRow, insertCitizens, insertCodeInHand, lockCitizen } from '../../db/queries/citizens.ts';
import { findErasedCode } from '../../db/queries/erasure.ts';
import { networkKeepsNames } from '../../db/queries/network.ts';
import type { Identity } from '../../db/schema/identity.ts';
import { scopeCovers } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { claimCode, claimCodes, findByCode } from '../platform/find-by-code.server.ts';
import { newId } from '../platform/ids.ts';
import type { KeyRing } from '../platform/keys.server.ts';
import { notFound } from '../platform/problem.ts';
import { ageOn } from './age.ts';
import type { FiscalCode, InvalidCode, ProvisionalCode } from './code-reading.ts';
import { codesIn, readCode } from './fiscal-code.server.ts';
import { sealIdentity } from './open-identity.ts';
import { UNKNOWN_IDENTITY } from './unknown-identity.ts';

type Received =
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
  return welcome(call, siteId, reading, { metId: met?.id, again });
}

async function welcome(
  call: Call,
  siteId: string,
  reading: FiscalCode | ProvisionalCode,
  { metId, again }: { readonly metId: string | undefined; readonly again: boolean },
): Promise<Received> {
  const { app, actor, today, now } = call;
  return app.db.transaction().execute(async (trx) => {
    // Everything of them may be erased in the same moment,
    const met = metId === undefined ? undefined : await lockCitizen(trx, metId);
    const erasedOn = met || again ? undefined : await findErasedCode(trx, app.keys.lookupKeys(reading.code));
    if (erasedOn !== undefined) return { kind: 'erased', erasedOn };
    // or another desk meet the same person.
    const known = met ?? (await claimCode(trx, app.keys, reading.code));
    const receiving = { keys: app.keys, now, today, siteId, staffId: actor.staffId };
    const citizenId = known?.id ?? (await makeCards(trx, receiving, [{ reading }]))[0]?.id ?? '';
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

/** Whom the codes in a field belong to, in their order, and those of them that open no card. */
interface ReceivedCodes {
  readonly citizenIds: readonly string[];
  readonly refused: readonly (Exclude<Received, { readonly kind: 'received' }> & { readonly code: string })[];
}

/** The same for all whose codes stand in a field: several, where the reader was quicker than the line. */
export async function receivePeople(
  call: Call,
  siteId: string,
  typed: string,
  again = false,
): Promise<ReceivedCodes> {
  const citizenIds: string[] = [];
  const refused: ReceivedCodes['refused'][number][] = [];
  for (const code of codesIn(typed)) {
    const received = await receivePerson(call, siteId, code, again);
    if (received.kind === 'received') citizenIds.push(received.citizenId);
    else refused.push({ ...received, code });
  }
  return { citizenIds, refused };
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

/** Somebody with a code; `names` go on a new card where the network keeps them. */
interface Coming {
  readonly reading: FiscalCode | ProvisionalCode;
  readonly names?: Names;
}

type Card = Pick<CitizenRow, 'id' | 'person_no'>;

/** The people of some codes, by code, inside the caller's transaction, made where the network has not met them. */
export async function claimPeople(
  trx: Trx,
  receiving: Receiving,
  coming: readonly Coming[],
): Promise<ReadonlyMap<string, Card>> {
  const codes = coming.map(({ reading }) => reading.code);
  const known = await claimCodes(trx, receiving.keys, codes);
  const keepsNames = await networkKeepsNames(trx);
  const unmet = coming.filter(({ reading }) => !known.has(reading.code));
  const cards = await makeCards(
    trx,
    receiving,
    unmet.map(({ reading, names }) => (keepsNames && names ? { reading, names } : { reading })),
  );
  return new Map([...known, ...unmet.flatMap(({ reading }, at) => pair(reading.code, cards[at]))]);
}

const pair = (code: string, card: Card | undefined): [string, Card][] => (card ? [[code, card]] : []);

async function makeCards(
  trx: Trx,
  { keys, now, today, siteId, staffId }: Receiving,
  coming: readonly Coming[],
): Promise<Card[]> {
  if (coming.length === 0) return [];
  const at = now.toISOString();
  const cards = coming.map(({ reading, names }) => {
    const id = newId();
    const told =
      reading.kind === 'fiscal'
        ? { birthDate: birthDateOf(reading, today), birthplace: reading.birthplace }
        : { birthDate: null, birthplace: null };
    return { id, reading, names, identity: { ...UNKNOWN_IDENTITY, code: reading.code, ...told, ...names } };
  });
  const numbers = await insertCitizens(
    trx,
    cards.map(({ id, reading, identity }) => ({
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
    })),
  );
  await insertNameKeys(
    trx,
    cards.flatMap(({ id, names, identity }) => (names ? [[id, nameKeysOf(keys, identity)] as const] : [])),
  );
  await audit(
    trx,
    ...cards.map(({ id }) => ({
      at: now,
      staffId,
      action: 'citizen.create' as const,
      subjectKind: 'citizen' as const,
      subjectId: id,
      siteId,
    })),
  );
  return cards.map(({ id }, index) => ({ id, person_no: numbers[index] ?? 0 }));
}

function birthDateOf(reading: FiscalCode, today: string): string {
  const alternative = reading.birthDateAlternative;
  return alternative !== null && ageOn(reading.birthDate, today) < ADULT ? alternative : reading.birthDate;
}
