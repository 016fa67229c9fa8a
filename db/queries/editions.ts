import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db, Trx } from '../index.ts';
import type { CourseTable } from '../schema/course.ts';
import type { EditionTable } from '../schema/edition.ts';
import type { Scope } from '../scope.ts';
import { taken, teachesEdition, waiting } from './course-parts.ts';
import { inScope } from './in-scope.ts';

export type EditionRow = Selectable<EditionTable>;

/** An edition with its course and site, and how many hold a seat or wait for one. */
export interface SeenEdition extends EditionRow {
  /** Its own title, else the course's. */
  readonly shown_title: string;
  readonly course_title: string;
  readonly audience: CourseTable['audience'];
  /** BCP 47 code of the language it is taught in. */
  readonly language: string;
  readonly site_name: string;
  /** Enrolled, or a seat is kept for them. */
  readonly taken: number;
  readonly waiting: number;
}

function seenEditions(db: Db, scope: Scope) {
  return db
    .selectFrom('edition')
    .innerJoin('course', 'course.id', 'edition.course_id')
    .innerJoin('site', 'site.id', 'edition.site_id')
    .selectAll('edition')
    .select(['course.title as course_title', 'course.audience', 'course.language', 'site.name as site_name'])
    .select((eb) => eb.fn.coalesce('edition.title', 'course.title').as('shown_title'))
    .select([taken.as('taken'), waiting.as('waiting')])
    .where(inScope(scope, 'edition.site_id'));
}

/** Which editions a list shows; what is left out does not matter. */
interface EditionFilter {
  readonly courseId?: string;
  readonly siteId?: string;
  readonly trainerId?: string;
  /** Those that end on this day or later. */
  readonly endsFrom?: string;
  /** Those that ended before this day. */
  readonly endedBefore?: string;
  /** Planned ones that do not teach the staff. */
  readonly forCitizens?: true;
}

/** Editions in scope, the first to begin first (those that ended: the latest to end first); at most `limit`. */
export async function listEditions(
  db: Db,
  scope: Scope,
  filter: EditionFilter,
  limit = 500,
): Promise<SeenEdition[]> {
  const { courseId, siteId, trainerId, endsFrom, endedBefore, forCitizens } = filter;
  let query = seenEditions(db, scope);
  if (courseId !== undefined) query = query.where('edition.course_id', '=', courseId);
  if (siteId !== undefined) query = query.where('edition.site_id', '=', siteId);
  if (trainerId !== undefined) query = query.where(teachesEdition(trainerId));
  if (endsFrom !== undefined) query = query.where('edition.ends_on', '>=', endsFrom);
  if (endedBefore !== undefined) query = query.where('edition.ends_on', '<', endedBefore);
  if (forCitizens) {
    query = query.where('edition.status', '=', 'planned').where('course.audience', '<>', 'facilitators');
  }
  return (endedBefore === undefined ? query : query.orderBy('edition.ends_on', 'desc'))
    .orderBy('edition.starts_on', endedBefore === undefined ? 'asc' : 'desc')
    .orderBy('edition.id')
    .limit(limit)
    .execute();
}

/** One edition in scope. */
export async function findEdition(db: Db, scope: Scope, id: string): Promise<SeenEdition | undefined> {
  return seenEditions(db, scope).where('edition.id', '=', id).executeTakeFirst();
}

/**
 * Holds an edition until the transaction ends, so that seats are counted by one at a time; what it is then. Undefined
 * when it does not lie in scope.
 */
export async function lockEdition(trx: Trx, scope: Scope, id: string): Promise<SeenEdition | undefined> {
  await trx
    .updateTable('edition')
    .set((eb) => ({ revision: eb.ref('revision') }))
    .where('id', '=', id)
    .execute();
  return findEdition(trx, scope, id);
}

export async function insertEdition(
  trx: Trx,
  edition: Insertable<EditionTable>,
  trainerIds: readonly string[],
): Promise<void> {
  await trx.insertInto('edition').values(edition).execute();
  await insertTrainers(trx, edition.id, trainerIds);
}

/** Changes an edition that still stands at `revision`, and counts the change; false when somebody else was first. */
export async function updateEdition(
  trx: Trx,
  id: string,
  revision: number,
  change: Updateable<EditionTable>,
): Promise<boolean> {
  const result = await trx
    .updateTable('edition')
    .set({ ...change, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

async function insertTrainers(trx: Trx, editionId: string, trainerIds: readonly string[]): Promise<void> {
  if (trainerIds.length === 0) return;
  await trx
    .insertInto('edition_trainer')
    .values(trainerIds.map((staff_id) => ({ edition_id: editionId, staff_id })))
    .execute();
}

/** Makes exactly these people teach an edition. */
export async function replaceEditionTrainers(
  trx: Trx,
  editionId: string,
  trainerIds: readonly string[],
): Promise<void> {
  await trx.deleteFrom('edition_trainer').where('edition_id', '=', editionId).execute();
  await insertTrainers(trx, editionId, trainerIds);
}

/** Who teaches these editions (at most 500 of them), by name. */
export async function listEditionTrainers(
  db: Db,
  editionIds: readonly string[],
): Promise<{ edition_id: string; staff_id: string; full_name: string; ended_on: string | null }[]> {
  if (editionIds.length === 0) return [];
  return db
    .selectFrom('edition_trainer')
    .innerJoin('staff', 'staff.id', 'edition_trainer.staff_id')
    .select(['edition_trainer.edition_id', 'edition_trainer.staff_id', 'staff.full_name', 'staff.ended_on'])
    .where('edition_trainer.edition_id', 'in', editionIds)
    .orderBy('staff.full_name')
    .execute();
}
