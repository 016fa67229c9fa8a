import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db, Trx } from '../index.ts';
import type { LessonTable } from '../schema/lesson.ts';
import type { Scope } from '../scope.ts';
import { lockEdition } from './editions.ts';
import { inScope } from './in-scope.ts';

export type LessonRow = Selectable<LessonTable>;

/** A lesson with the site its edition counts for. */
export type PlacedLesson = LessonRow & { readonly site_id: string };

function placedLessons(db: Db, scope: Scope) {
  return db
    .selectFrom('lesson')
    .innerJoin('edition', 'edition.id', 'lesson.edition_id')
    .selectAll('lesson')
    .select('edition.site_id')
    .where(inScope(scope, 'edition.site_id'));
}

/** The lessons of an edition in scope, in the order they are held. */
export async function listLessons(db: Db, scope: Scope, editionId: string): Promise<PlacedLesson[]> {
  return placedLessons(db, scope)
    .where('lesson.edition_id', '=', editionId)
    .orderBy('lesson.day')
    .orderBy('lesson.start_time')
    .orderBy('lesson.number')
    .execute();
}

/** One lesson in scope. */
export async function findLesson(db: Db, scope: Scope, id: string): Promise<PlacedLesson | undefined> {
  return placedLessons(db, scope).where('lesson.id', '=', id).executeTakeFirst();
}

/** The same with its edition held until the transaction ends: whoever changes the edition or a lesson of it waits. */
export async function lockLesson(trx: Trx, scope: Scope, id: string): Promise<PlacedLesson | undefined> {
  const lesson = await findLesson(trx, scope, id);
  if (!lesson) return undefined;
  await lockEdition(trx, scope, lesson.edition_id);
  return findLesson(trx, scope, id);
}

export async function insertLessons(trx: Trx, lessons: readonly Insertable<LessonTable>[]): Promise<void> {
  if (lessons.length > 0) await trx.insertInto('lesson').values(lessons).execute();
}

/** Changes a lesson that still stands at `revision`, and counts the change; false when somebody else was first. */
export async function updateLesson(
  trx: Trx,
  id: string,
  revision: number,
  change: Updateable<LessonTable>,
): Promise<boolean> {
  const result = await trx
    .updateTable('lesson')
    .set({ ...change, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
