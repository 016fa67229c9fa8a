import type { Db, Trx } from '../../db/index.ts';
import { type CitizenRow, findCitizenByCode, listCitizensByCode } from '../../db/queries/citizens.ts';
import { insertKeyProof, listKeyProofs, lockCodes } from '../../db/queries/key-proofs.ts';
import type { App } from './app.server.ts';
import type { KeyRing } from './keys.server.ts';
import { Problem } from './problem.ts';

/**
 * The person behind a normalised code, whichever key of the ring it was stored under. Throws `keys_changed` (503) when
 * the database is written with a key this process does not hold: somebody known would look unknown.
 */
export async function findByCode({ db, keys }: Pick<App, 'db' | 'keys'>, code: string) {
  await assertKeysHeld(db, keys);
  return findCitizenByCode(db, keys.lookupKeys(code));
}

/**
 * To be called in the transaction that gives a code to a record, before it does: the person who has the code already,
 * undefined when it is free, and then it stays free until the transaction ends. The unique index alone would not do:
 * two desks may write the same code under two keys. Throws `keys_changed`.
 */
export async function claimCode(trx: Trx, keys: KeyRing, code: string): Promise<CitizenRow | undefined> {
  await holdCodes(trx, keys);
  return findCitizenByCode(trx, keys.lookupKeys(code));
}

/** The same for many codes: who has one already, by the code. */
export async function claimCodes(
  trx: Trx,
  keys: KeyRing,
  codes: readonly string[],
): Promise<Map<string, Pick<CitizenRow, 'id' | 'person_no'>>> {
  await holdCodes(trx, keys);
  const codeOf = new Map(codes.flatMap((code) => keys.lookupKeys(code).map((key) => [key, code] as const)));
  const known = await listCitizensByCode(trx, [...codeOf.keys()]);
  return new Map(known.map(({ coded, id, person_no }) => [codeOf.get(coded ?? '') ?? '', { id, person_no }]));
}

async function holdCodes(trx: Trx, keys: KeyRing): Promise<void> {
  await lockCodes(trx);
  const [current] = keys.ids;
  // Whoever starts without the current key and sees nothing written with it strikes it off: it is in use from here on.
  await insertKeyProof(trx, current, keys.proofOf(current));
  await assertKeysHeld(trx, keys);
}

async function assertKeysHeld(db: Db, keys: KeyRing): Promise<void> {
  const inUse = await listKeyProofs(db);
  if ([...inUse.keys()].some((id) => !keys.ids.includes(id))) throw new Problem('keys_changed', 503);
}
