import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../index.ts';
import type { HalfSignInTable } from '../schema/half-sign-in.ts';

/** Notes that a browser gave the right password; those that never went on are forgotten. */
export async function insertHalfSignIn(
  trx: Db,
  half: Insertable<HalfSignInTable>,
  now: string,
): Promise<void> {
  await trx.deleteFrom('half_sign_in').where('expires_at', '<=', now).execute();
  await trx.insertInto('half_sign_in').values(half).execute();
}

/** The half sign-in of a browser while it lasts. */
export async function findHalfSignIn(
  db: Db,
  idHash: string,
  now: string,
): Promise<Selectable<HalfSignInTable> | undefined> {
  return db
    .selectFrom('half_sign_in')
    .selectAll()
    .where('id_hash', '=', idHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Ends a half sign-in; false when it was gone on with, or ended, before. */
export async function deleteHalfSignIn(trx: Db, idHash: string): Promise<boolean> {
  const result = await trx.deleteFrom('half_sign_in').where('id_hash', '=', idHash).executeTakeFirst();
  return result.numDeletedRows === 1n;
}
