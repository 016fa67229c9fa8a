import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db, Trx } from '../index.ts';
import type { CourseTable } from '../schema/course.ts';
import { insertOnce } from './insert-once.ts';

type CourseRow = Selectable<CourseTable>;
/** A course with the name of its organisation; null where it belongs to the whole network. */
export type CourseSummary = CourseRow & { readonly organisation_name: string | null };

// The catalogue says nothing of anybody, and every trainer plans from all of it: it is read without a scope.
function summaries(db: Db) {
  return db
    .selectFrom('course')
    .leftJoin('organisation', 'organisation.id', 'course.organisation_id')
    .selectAll('course')
    .select('organisation.name as organisation_name');
}

/** Courses by title, those still offered or all; at most 2,000. */
export async function listCourses(db: Db, which: 'offered' | 'all'): Promise<CourseSummary[]> {
  return summaries(db)
    .$if(which === 'offered', (query) => query.where('course.status', '=', 'offered'))
    .orderBy('course.title')
    .orderBy('course.id')
    .limit(2000)
    .execute();
}

/** One course. */
export async function findCourse(db: Db, id: string): Promise<CourseSummary | undefined> {
  return summaries(db).where('course.id', '=', id).executeTakeFirst();
}

/** One course, held until the transaction ends: whoever changes it waits. */
export async function lockCourse(trx: Trx, id: string): Promise<CourseRow | undefined> {
  return trx
    .updateTable('course')
    .set((eb) => ({ revision: eb.ref('revision') }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

/** Adds a course; false when one with this id is there already (a form that came twice). */
export async function insertCourse(trx: Db, course: Insertable<CourseTable>): Promise<boolean> {
  return insertOnce(trx.insertInto('course').values(course));
}

/** Changes a course that still stands at `revision`, and counts the change; false when somebody else was first. */
export async function updateCourse(
  trx: Db,
  id: string,
  revision: number,
  change: Updateable<CourseTable>,
): Promise<boolean> {
  const result = await trx
    .updateTable('course')
    .set({ ...change, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** What a course teaches, in codes. */
export interface CourseCodes {
  /** Competences of DigComp, `1.1` to `5.4`. */
  readonly competences: readonly string[];
  /** Topics of the catalogue of services. */
  readonly topics: readonly string[];
}

/** The codes of one course, in order. */
export async function findCourseCodes(db: Db, courseId: string): Promise<CourseCodes> {
  const competences = await db
    .selectFrom('course_competence')
    .select('competence')
    .where('course_id', '=', courseId)
    .orderBy('competence')
    .execute();
  const topics = await db
    .selectFrom('course_topic')
    .select('topic')
    .where('course_id', '=', courseId)
    .orderBy('topic')
    .execute();
  return {
    competences: competences.map(({ competence }) => competence),
    topics: topics.map(({ topic }) => topic),
  };
}

/** Gives a course exactly these codes. */
export async function replaceCourseCodes(
  trx: Trx,
  courseId: string,
  { competences, topics }: CourseCodes,
): Promise<void> {
  await trx.deleteFrom('course_competence').where('course_id', '=', courseId).execute();
  await trx.deleteFrom('course_topic').where('course_id', '=', courseId).execute();
  if (competences.length > 0) {
    await trx
      .insertInto('course_competence')
      .values(competences.map((competence) => ({ course_id: courseId, competence })))
      .execute();
  }
  if (topics.length > 0) {
    await trx
      .insertInto('course_topic')
      .values(topics.map((topic) => ({ course_id: courseId, topic })))
      .execute();
  }
}
