import type { Insertable } from 'kysely';
import type { Db, Trx } from '../index.ts';
import type { HandoverTable } from '../schema/handover.ts';

/** Hands a sign-in over to one questionnaire; false when it is handed over already. */
export async function insertHandover(
  trx: Trx,
  handover: Pick<Insertable<HandoverTable>, 'response_id' | 'begun_at'> & { readonly signInHash: string },
): Promise<boolean> {
  const { signInHash, response_id, begun_at } = handover;
  const signIn = await trx
    .selectFrom('sign_in')
    .select('id')
    .where('id_hash', '=', signInHash)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!signIn) return false;
  const result = await trx
    .insertInto('handover')
    .values({
      sign_in_id: signIn.id,
      response_id,
      begun_at,
      touched_at: begun_at,
      closed_at: null,
      tries: 0,
    })
    .onConflict((conflict) => conflict.column('sign_in_id').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Notes a sign of life. */
export async function touchHandover(db: Db, signInId: string, at: string): Promise<void> {
  await db.updateTable('handover').set({ touched_at: at }).where('sign_in_id', '=', signInId).execute();
}

/** From now on the screen only asks to be given back; false when it did already. */
export async function closeHandover(trx: Trx, signInId: string, at: string): Promise<boolean> {
  const result = await trx
    .updateTable('handover')
    .set({ closed_at: at })
    .where('sign_in_id', '=', signInId)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Uses one of the `most` tries at the PIN; false when none is left. Counted before it is looked at, however many try at once. */
export async function spendPinTry(db: Db, signInId: string, most: number): Promise<boolean> {
  const result = await db
    .updateTable('handover')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('sign_in_id', '=', signInId)
    .where('tries', '<', most)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** How many PINs were tried; 0 when nothing is handed over. */
export async function countPinTries(db: Db, signInId: string): Promise<number> {
  const row = await db
    .selectFrom('handover')
    .select('tries')
    .where('sign_in_id', '=', signInId)
    .executeTakeFirst();
  return row?.tries ?? 0;
}

/** The tablet is back; false when it was before. */
export async function endHandover(trx: Trx, signInId: string): Promise<boolean> {
  const result = await trx.deleteFrom('handover').where('sign_in_id', '=', signInId).executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/** The hash of somebody's PIN; undefined before she has chosen one. */
export async function findPinHash(db: Db, staffId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('handover_pin')
    .select('pin_hash')
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  return row?.pin_hash;
}

/** Chooses or changes somebody's PIN. */
export async function replacePin(trx: Db, staffId: string, pin_hash: string, at: string): Promise<void> {
  const chosen = { pin_hash, chosen_at: at };
  await trx
    .insertInto('handover_pin')
    .values({ staff_id: staffId, ...chosen })
    .onConflict((conflict) => conflict.column('staff_id').doUpdateSet(chosen))
    .execute();
}
