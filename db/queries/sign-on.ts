import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../index.ts';
import type { SignOnAttemptTable } from '../schema/sign-on-attempt.ts';
import type { StaffSignOnTable } from '../schema/staff-sign-on.ts';

/** Notes that somebody was sent to the provider; what expired before `now` is forgotten. */
export async function insertSignOnAttempt(
  trx: Db,
  attempt: Insertable<SignOnAttemptTable>,
  now: string,
): Promise<void> {
  await trx.deleteFrom('sign_on_attempt').where('expires_at', '<=', now).execute();
  await trx.insertInto('sign_on_attempt').values(attempt).execute();
}

/** Takes an attempt away and answers it, once; undefined when it is unknown, over, or another browser's. */
export async function takeSignOnAttempt(
  db: Db,
  stateHash: string,
  browserHash: string,
  now: string,
): Promise<Selectable<SignOnAttemptTable> | undefined> {
  return db
    .deleteFrom('sign_on_attempt')
    .where('state_hash', '=', stateHash)
    .where('browser_hash', '=', browserHash)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
}

/** How the provider knows one person. */
export async function findStaffSignOn(
  db: Db,
  staffId: string,
): Promise<Selectable<StaffSignOnTable> | undefined> {
  return db.selectFrom('staff_sign_on').selectAll().where('staff_id', '=', staffId).executeTakeFirst();
}

/** Whom the provider knows by a subject: of hashes under every key held. */
export async function findStaffOfSubject(db: Db, keys: readonly string[]): Promise<string | undefined> {
  if (keys.length === 0) return undefined;
  const row = await db
    .selectFrom('staff_sign_on')
    .select('staff_id')
    .where('subject_key', 'in', keys)
    .executeTakeFirst();
  return row?.staff_id;
}

/** For whom an identifier was typed: of hashes under every key held. */
export async function findStaffOfIdentifier(db: Db, keys: readonly string[]): Promise<string | undefined> {
  if (keys.length === 0) return undefined;
  const row = await db
    .selectFrom('staff_sign_on')
    .select('staff_id')
    .where('identifier_key', 'in', keys)
    .executeTakeFirst();
  return row?.staff_id;
}

/** A text that is found by its hash and read with the key. */
interface KeyedText {
  readonly key: string;
  readonly sealed: string;
}

/** Links a person to a subject; false when she is linked already. Throws where somebody else has the subject. */
export async function linkStaffSignOn(
  trx: Db,
  staffId: string,
  { key, sealed }: KeyedText,
  at: string,
): Promise<boolean> {
  const link = { subject_key: key, subject_sealed: sealed, linked_at: at };
  const result = await trx
    .insertInto('staff_sign_on')
    .values({ staff_id: staffId, identifier_key: null, identifier_sealed: null, ...link })
    .onConflict((conflict) =>
      conflict.column('staff_id').doUpdateSet(link).where('staff_sign_on.subject_key', 'is', null),
    )
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/**
 * Sets what an administrator typed for a person, or with null takes it away; a link is undone: the next sign-on makes
 * a new one. Throws where somebody else has the identifier.
 */
export async function resetStaffSignOn(
  trx: Db,
  staffId: string,
  identifier: KeyedText | null,
): Promise<void> {
  await trx.deleteFrom('staff_sign_on').where('staff_id', '=', staffId).execute();
  if (identifier === null) return;
  await trx
    .insertInto('staff_sign_on')
    .values({
      staff_id: staffId,
      identifier_key: identifier.key,
      identifier_sealed: identifier.sealed,
      subject_key: null,
      subject_sealed: null,
      linked_at: null,
    })
    .execute();
}
