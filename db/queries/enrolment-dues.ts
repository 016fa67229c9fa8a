import { type Insertable, type Selectable, sql } from 'kysely';
import type { Db, Trx } from '../index.ts';
import type { EnrolmentSheetTable } from '../schema/enrolment-sheet.ts';
import type { EnrolmentTermTable } from '../schema/enrolment-term.ts';
import type { EnrolmentRow } from './enrolments.ts';

export type EnrolmentTerm = Selectable<EnrolmentTermTable>;

/** How long seats are kept on a day. */
export async function findEnrolmentTerm(db: Db, day: string): Promise<EnrolmentTerm> {
  return db
    .selectFrom('enrolment_term')
    .selectAll()
    .where('valid_from', '<=', day)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
}

/** Every term ever set with who set it, the latest first; at most 100. */
export async function listEnrolmentTerms(
  db: Db,
): Promise<(EnrolmentTerm & { readonly set_by_name: string | null })[]> {
  return db
    .selectFrom('enrolment_term')
    .leftJoin('staff', 'staff.id', 'enrolment_term.set_by')
    .selectAll('enrolment_term')
    .select('staff.full_name as set_by_name')
    .orderBy('valid_from', 'desc')
    .limit(100)
    .execute();
}

/** Sets what holds from a day on; what was set for the same day before is replaced. */
export async function upsertEnrolmentTerm(trx: Trx, term: EnrolmentTerm): Promise<void> {
  const { valid_from, ...values } = term;
  await trx
    .insertInto('enrolment_term')
    .values(term)
    .onConflict((conflict) => conflict.column('valid_from').doUpdateSet(values))
    .execute();
}

/**
 * Planned editions in which something may be due by itself: an answer that did not come, or somebody who waits. At most
 * `limit`, by id after `after`. Takes no scope, as everything here: keeping the deadlines is the whole network's duty.
 */
export async function listEditionsWithDues(
  db: Db,
  now: string,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('enrolment')
    .innerJoin('edition', 'edition.id', 'enrolment.edition_id')
    .select('enrolment.edition_id')
    .distinct()
    .where('edition.status', '=', 'planned')
    .where('enrolment.edition_id', '>', after)
    .where((eb) =>
      eb.or([
        eb('enrolment.status', '=', sql.lit('waiting')),
        eb('enrolment.status', '=', sql.lit('offered')).and('enrolment.offered_until', '<=', now),
        eb('enrolment.status', '=', sql.lit('unconfirmed')).and('enrolment.confirm_until', '<=', now),
      ]),
    )
    .orderBy('enrolment.edition_id')
    .limit(limit)
    .execute();
  return rows.map(({ edition_id }) => edition_id);
}

/** Enrolled people who were not reminded, of planned editions whose first lesson is on a day from `from` to `to`. */
export async function listToRemind(
  db: Db,
  days: { readonly from: string; readonly to: string },
  limit: number,
): Promise<EnrolmentRow[]> {
  return db
    .selectFrom('enrolment')
    .innerJoin('edition', 'edition.id', 'enrolment.edition_id')
    .selectAll('enrolment')
    .where('edition.status', '=', 'planned')
    .where('enrolment.status', '=', 'enrolled')
    .where('enrolment.reminded_at', 'is', null)
    .where((eb) =>
      eb.between(
        eb
          .selectFrom('lesson')
          .select((e) => e.fn.min('lesson.day').as('first'))
          .whereRef('lesson.edition_id', '=', 'edition.id')
          .where('lesson.status', '<>', 'cancelled'),
        days.from,
        days.to,
      ),
    )
    .orderBy('enrolment.id')
    .limit(limit)
    .execute();
}

/** Forgets contacts and needs of editions that ended before a day, and the links to their pages; how many enrolments. */
export async function forgetContacts(trx: Trx, endedBefore: string, limit: number): Promise<number> {
  const past = trx
    .selectFrom('enrolment')
    .innerJoin('edition', 'edition.id', 'enrolment.edition_id')
    .select('enrolment.id')
    .where('edition.ends_on', '<', endedBefore)
    .where((eb) =>
      eb.or([
        eb('enrolment.contact_sealed', 'is not', null),
        eb('enrolment.needs_sealed', 'is not', null),
        eb('enrolment.token_hash', 'is not', null),
      ]),
    )
    .limit(limit);
  const ids = (await past.execute()).map(({ id }) => id);
  if (ids.length === 0) return 0;
  await trx
    .updateTable('enrolment')
    .set({ contact_sealed: null, needs_sealed: null, token_hash: null })
    .where('id', 'in', ids)
    .execute();
  return ids.length;
}

/** Keeps a sheet until it is enrolled. */
export async function insertEnrolmentSheet(trx: Db, sheet: Insertable<EnrolmentSheetTable>): Promise<void> {
  await trx.insertInto('enrolment_sheet').values(sheet).execute();
}

/** A sheet of an edition, for whoever uploaded it. */
export async function findEnrolmentSheet(
  db: Db,
  sheet: { readonly id: string; readonly editionId: string; readonly staffId: string },
): Promise<Selectable<EnrolmentSheetTable> | undefined> {
  return db
    .selectFrom('enrolment_sheet')
    .selectAll()
    .where('id', '=', sheet.id)
    .where('edition_id', '=', sheet.editionId)
    .where('staff_id', '=', sheet.staffId)
    .executeTakeFirst();
}

/** Throws a sheet away; false when it was gone. */
export async function deleteEnrolmentSheet(trx: Trx, id: string): Promise<boolean> {
  const result = await trx.deleteFrom('enrolment_sheet').where('id', '=', id).executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/** Throws sheets away that nobody enrolled since `before`. */
export async function deleteOldSheets(db: Db, before: string): Promise<void> {
  await db.deleteFrom('enrolment_sheet').where('made_at', '<', before).execute();
}
