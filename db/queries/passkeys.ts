import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../index.ts';
import type { PasskeyTable } from '../schema/passkey.ts';
import type { PasskeyChallengeTable } from '../schema/passkey-challenge.ts';

/** A person's passkeys, oldest first; at most 100. */
export async function listPasskeys(db: Db, staffId: string): Promise<Selectable<PasskeyTable>[]> {
  return db
    .selectFrom('passkey')
    .selectAll()
    .where('staff_id', '=', staffId)
    .orderBy('created_at')
    .orderBy('id')
    .limit(100)
    .execute();
}

/** The passkey an authenticator names. */
export async function findPasskey(
  db: Db,
  credentialId: string,
): Promise<Selectable<PasskeyTable> | undefined> {
  return db.selectFrom('passkey').selectAll().where('credential_id', '=', credentialId).executeTakeFirst();
}

export async function insertPasskey(trx: Db, passkey: Insertable<PasskeyTable>): Promise<void> {
  await trx.insertInto('passkey').values(passkey).execute();
}

/** Notes a use and what the authenticator counted. */
export async function updatePasskeyUse(trx: Db, id: string, counter: number, at: string): Promise<void> {
  await trx.updateTable('passkey').set({ counter, last_used_at: at }).where('id', '=', id).execute();
}

/** Takes one passkey of a person away; false when it is not hers. */
export async function deletePasskey(trx: Db, staffId: string, id: string): Promise<boolean> {
  const result = await trx
    .deleteFrom('passkey')
    .where('staff_id', '=', staffId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/** Keeps a challenge until it is answered; those nobody answered in time are forgotten. */
export async function insertChallenge(
  trx: Db,
  challenge: Insertable<PasskeyChallengeTable>,
  now: string,
): Promise<void> {
  await trx.deleteFrom('passkey_challenge').where('expires_at', '<=', now).execute();
  await trx.insertInto('passkey_challenge').values(challenge).execute();
}

/** Uses a challenge up; false when it was not made for this act, is too old or was answered before. */
export async function spendChallenge(
  db: Db,
  challenge: string,
  askedFor: string,
  now: string,
): Promise<boolean> {
  const result = await db
    .deleteFrom('passkey_challenge')
    .where('challenge', '=', challenge)
    .where('asked_for', '=', askedFor)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}
