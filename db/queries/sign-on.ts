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

/** Everybody who is linked or has an identifier, at most 20,000: sealed values are found by opening them. */
export async function listStaffSignOns(db: Db): Promise<Selectable<StaffSignOnTable>[]> {
  return db.selectFrom('staff_sign_on').selectAll().orderBy('staff_id').limit(20_000).execute();
}

/** Links a person to a subject; false when she is linked already. */
export async function linkStaffSignOn(
  trx: Db,
  staffId: string,
  subjectSealed: string,
  at: string,
): Promise<boolean> {
  const result = await trx
    .insertInto('staff_sign_on')
    .values({ staff_id: staffId, identifier_sealed: null, subject_sealed: subjectSealed, linked_at: at })
    .onConflict((conflict) =>
      conflict
        .column('staff_id')
        .doUpdateSet({ subject_sealed: subjectSealed, linked_at: at })
        .where('staff_sign_on.subject_sealed', 'is', null),
    )
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Sets what an administrator typed for a person, or with null takes it away; a link is undone: the next sign-on makes a new one. */
export async function resetStaffSignOn(
  trx: Db,
  staffId: string,
  identifierSealed: string | null,
): Promise<void> {
  await trx.deleteFrom('staff_sign_on').where('staff_id', '=', staffId).execute();
  if (identifierSealed === null) return;
  await trx
    .insertInto('staff_sign_on')
    .values({
      staff_id: staffId,
      identifier_sealed: identifierSealed,
      subject_sealed: null,
      linked_at: null,
    })
    .execute();
}
