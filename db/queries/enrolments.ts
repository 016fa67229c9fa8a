import type { Insertable, Selectable, Updateable } from 'kysely';
import { insertMany } from '../engines/differences.ts';
import type { Db, Trx } from '../index.ts';
import type { EnrolmentTable } from '../schema/enrolment.ts';
import type { Scope } from '../scope.ts';
import { inScope } from './in-scope.ts';

export type EnrolmentRow = Selectable<EnrolmentTable>;

/** An enrolment with who it is of: the card (`identity_sealed`, bound to `card_id`) or the colleague's name. */
export interface SeenEnrolment extends EnrolmentRow {
  readonly site_id: string;
  readonly card_id: string | null;
  readonly card_no: number | null;
  readonly identity_sealed: string | null;
  readonly staff_name: string | null;
  readonly staff_email: string | null;
}

function seenEnrolments(db: Db, scope: Scope) {
  return (
    db
      .selectFrom('enrolment')
      .innerJoin('edition', 'edition.id', 'enrolment.edition_id')
      // The card that counts, also after a merge.
      .leftJoin('citizen', 'citizen.no', 'enrolment.person_no')
      .leftJoin('staff', 'staff.id', 'enrolment.staff_id')
      .selectAll('enrolment')
      .select(['edition.site_id', 'staff.full_name as staff_name', 'staff.email as staff_email'])
      .select(['citizen.id as card_id', 'citizen.no as card_no', 'citizen.identity_sealed'])
      .where(inScope(scope, 'edition.site_id'))
  );
}

/** Everybody of an edition in scope by order of arrival, those who withdrew too; at most 10,000. */
export async function listEnrolments(db: Db, scope: Scope, editionId: string): Promise<SeenEnrolment[]> {
  return seenEnrolments(db, scope)
    .where('enrolment.edition_id', '=', editionId)
    .orderBy('enrolment.position')
    .limit(10_000)
    .execute();
}

/** One enrolment in scope. */
export async function findEnrolment(db: Db, scope: Scope, id: string): Promise<SeenEnrolment | undefined> {
  return seenEnrolments(db, scope).where('enrolment.id', '=', id).executeTakeFirst();
}

/** The enrolment of a token, in whatever state. Takes no scope: who has the token was given the link. */
export async function findEnrolmentByToken(db: Db, tokenHash: string): Promise<EnrolmentRow | undefined> {
  return db.selectFrom('enrolment').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst();
}

/** Everybody of an edition who did not withdraw, by order of arrival: for counting seats. Takes no scope: see `lockEdition`. */
export async function listStandings(db: Db, editionId: string): Promise<EnrolmentRow[]> {
  return db
    .selectFrom('enrolment')
    .selectAll()
    .where('edition_id', '=', editionId)
    .where('status', '<>', 'withdrawn')
    .orderBy('position')
    .execute();
}

/** The next place in the order of arrival of an edition that is locked. */
export async function nextPosition(trx: Trx, editionId: string): Promise<number> {
  const row = await trx
    .selectFrom('enrolment')
    .select((eb) => eb.fn.max<number | null>('position').as('last'))
    .where('edition_id', '=', editionId)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

export async function insertEnrolments(
  trx: Trx,
  enrolments: readonly Insertable<EnrolmentTable>[],
): Promise<void> {
  await insertMany(trx, 'enrolment', enrolments);
}

/** Changes an enrolment of an edition that is locked, and counts the change. */
export async function updateEnrolment(
  trx: Trx,
  id: string,
  change: Updateable<EnrolmentTable>,
  at: string,
): Promise<void> {
  await trx
    .updateTable('enrolment')
    .set((eb) => ({ ...change, revision: eb('revision', '+', 1), updated_at: at }))
    .where('id', '=', id)
    .execute();
}

/** An enrolment with what it is in. */
export interface CourseOfPerson extends EnrolmentRow {
  readonly title: string;
  readonly site_name: string;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly edition_status: 'planned' | 'concluded' | 'cancelled';
}

function coursesOf(db: Db) {
  return db
    .selectFrom('enrolment')
    .innerJoin('edition', 'edition.id', 'enrolment.edition_id')
    .innerJoin('course', 'course.id', 'edition.course_id')
    .innerJoin('site', 'site.id', 'edition.site_id')
    .selectAll('enrolment')
    .select((eb) => eb.fn.coalesce('edition.title', 'course.title').as('title'))
    .select(['site.name as site_name', 'edition.starts_on', 'edition.ends_on'])
    .select('edition.status as edition_status')
    .orderBy('edition.starts_on', 'desc')
    .orderBy('enrolment.id', 'desc')
    .limit(100);
}

/** What a person is or was enrolled in at sites in scope, the latest first; at most 100. */
export async function listCoursesOfPerson(db: Db, scope: Scope, personNo: number): Promise<CourseOfPerson[]> {
  return coursesOf(db)
    .where('enrolment.person_no', '=', personNo)
    .where(inScope(scope, 'edition.site_id'))
    .execute();
}

/** What a colleague is or was enrolled in, the latest first; at most 100. Takes no scope: it is her own. */
export async function listCoursesOfStaff(db: Db, staffId: string): Promise<CourseOfPerson[]> {
  return coursesOf(db).where('enrolment.staff_id', '=', staffId).execute();
}

/** A lesson that a person of this enrolment attends elsewhere. */
interface BusyLesson {
  readonly day: string;
  readonly start_time: string;
  readonly minutes: number;
  readonly title: string;
}

/** Whose time is asked about. */
export type Attendee = { readonly personNo: number } | { readonly staffId: string };

/**
 * Lessons of other editions, from a day to another, in which somebody is enrolled or waits; at most 200. Takes no scope:
 * only when they are busy shows, in the whole network.
 */
export async function listBusyLessons(
  db: Db,
  attendee: Attendee,
  editionId: string,
  days: { readonly from: string; readonly to: string },
): Promise<BusyLesson[]> {
  const own = db
    .selectFrom('enrolment')
    .innerJoin('lesson', 'lesson.edition_id', 'enrolment.edition_id')
    .innerJoin('edition', 'edition.id', 'lesson.edition_id')
    .innerJoin('course', 'course.id', 'edition.course_id')
    .select(['lesson.day', 'lesson.start_time', 'lesson.minutes'])
    .select((eb) => eb.fn.coalesce('edition.title', 'course.title').as('title'))
    .where('enrolment.edition_id', '<>', editionId)
    .where('enrolment.status', '<>', 'withdrawn')
    .where('edition.status', '=', 'planned')
    .where('lesson.status', '<>', 'cancelled')
    .where('lesson.day', '>=', days.from)
    .where('lesson.day', '<=', days.to)
    .orderBy('lesson.day')
    .orderBy('lesson.start_time')
    .limit(200);
  return 'personNo' in attendee
    ? own.where('enrolment.person_no', '=', attendee.personNo).execute()
    : own.where('enrolment.staff_id', '=', attendee.staffId).execute();
}
