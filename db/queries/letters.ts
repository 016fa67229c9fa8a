import type { ExpressionBuilder, Insertable, Selectable } from 'kysely';
import { insertMany } from '../engines/differences.ts';
import type { Db } from '../index.ts';
import type { Database } from '../schema/database.ts';
import type { LetterTable } from '../schema/letter.ts';

/** Puts letters into the outbox. */
export async function insertLetters(trx: Db, letters: readonly Insertable<LetterTable>[]): Promise<void> {
  await insertMany(trx, 'letter', letters);
}

/** Letters whose next try is due at `now`, the longest waiting first. */
export async function listDueLetters(db: Db, now: string, limit: number): Promise<Selectable<LetterTable>[]> {
  return db
    .selectFrom('letter')
    .selectAll()
    .where('next_try_at', '<=', now)
    .orderBy('next_try_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Takes a try for oneself and says when the one after it is due; false when another process was first. */
export async function claimLetter(
  db: Db,
  letter: Pick<LetterTable, 'id' | 'tries'>,
  nextTryAt: string,
): Promise<boolean> {
  const result = await db
    .updateTable('letter')
    .set({ tries: letter.tries + 1, next_try_at: nextTryAt })
    .where('id', '=', letter.id)
    .where('tries', '=', letter.tries)
    .where('next_try_at', 'is not', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Notes why a try failed; there will be another. */
export async function updateLetterFailure(
  db: Db,
  id: string,
  failure: LetterTable['failure'],
): Promise<void> {
  await db.updateTable('letter').set({ failure }).where('id', '=', id).execute();
}

/** The mail server has the letter: its content is forgotten. */
export async function updateLetterDelivered(db: Db, id: string, at: string): Promise<void> {
  await db
    .updateTable('letter')
    .set({ delivered_at: at, failure: null, content_sealed: null, next_try_at: null })
    .where('id', '=', id)
    .execute();
}

/** Nobody will try again: the content is forgotten, that it failed is not. */
export async function updateLetterGivenUp(
  db: Db,
  id: string,
  at: string,
  failure: LetterTable['failure'],
): Promise<void> {
  await db
    .updateTable('letter')
    .set({ given_up_at: at, failure, content_sealed: null, next_try_at: null })
    .where('id', '=', id)
    .execute();
}

/** Throws a letter away. */
export async function deleteLetter(db: Db, id: string): Promise<void> {
  await db.deleteFrom('letter').where('id', '=', id).execute();
}

/** Throws a person's letters with links away, sent or not; how many there were. Nobody calls news of a change back. */
export async function deleteLinkLettersOf(trx: Db, staffId: string): Promise<number> {
  const result = await trx
    .deleteFrom('letter')
    .where('staff_id', '=', staffId)
    .where('purpose', '!=', 'change')
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Forgets letters that were delivered or given up before `before`. */
export async function deleteOldLetters(db: Db, before: string): Promise<void> {
  await db.deleteFrom('letter').where('next_try_at', 'is', null).where('created_at', '<', before).execute();
}

/** What became of the newest letter to a person. */
export type LetterFate = Pick<
  Selectable<LetterTable>,
  'purpose' | 'created_at' | 'delivered_at' | 'given_up_at' | 'failure'
>;

/** The newest letter to a person, without its content. */
export async function findLastLetter(db: Db, staffId: string): Promise<LetterFate | undefined> {
  return db
    .selectFrom('letter')
    .select(['purpose', 'created_at', 'delivered_at', 'given_up_at', 'failure'])
    .where('staff_id', '=', staffId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** True of the newest letter to somebody. */
function isNewestBy(whom: 'staff_id' | 'enrolment_id') {
  return ({ not, exists, selectFrom }: ExpressionBuilder<Database, 'letter'>) =>
    not(
      exists(
        selectFrom('letter as newer')
          .select('newer.id')
          .whereRef(`newer.${whom}`, '=', `letter.${whom}`)
          .whereRef('newer.id', '>', 'letter.id'),
      ),
    );
}

/** The people whose newest letter was given up; at most 1000. */
export async function listStaffWithLostLetter(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('letter')
    .select('letter.staff_id')
    .where('letter.given_up_at', 'is not', null)
    .where(isNewestBy('staff_id'))
    .limit(1000)
    .execute();
  return rows.flatMap(({ staff_id }) => staff_id ?? []);
}

/** Of an edition, those enrolled whose newest letter was given up; at most 1000. */
export async function listUndelivered(db: Db, editionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('letter')
    .innerJoin('enrolment', 'enrolment.id', 'letter.enrolment_id')
    .select('enrolment.id')
    .where('enrolment.edition_id', '=', editionId)
    .where('letter.given_up_at', 'is not', null)
    .where(isNewestBy('enrolment_id'))
    .limit(1000)
    .execute();
  return rows.map(({ id }) => id);
}
