import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../index.ts';
import type { CourseMaterialTable } from '../schema/course-material.ts';

/** A link or a file, without what is in the file. */
export type CourseMaterial = Omit<Selectable<CourseMaterialTable>, 'content'>;

const COLUMNS = [
  'id',
  'course_id',
  'title',
  'kind',
  'url',
  'file_name',
  'media_type',
  'size',
  'added_by',
  'added_at',
] as const;

/** What a course is taught with, in the order it was added; at most 100. */
export async function listCourseMaterials(db: Db, courseId: string): Promise<CourseMaterial[]> {
  return db
    .selectFrom('course_material')
    .select(COLUMNS)
    .where('course_id', '=', courseId)
    .orderBy('added_at')
    .orderBy('id')
    .limit(100)
    .execute();
}

/** One file with what is in it; undefined for a link. */
export async function findCourseFile(
  db: Db,
  courseId: string,
  id: string,
): Promise<Selectable<CourseMaterialTable> | undefined> {
  return db
    .selectFrom('course_material')
    .selectAll()
    .where('id', '=', id)
    .where('course_id', '=', courseId)
    .where('kind', '=', 'file')
    .executeTakeFirst();
}

export async function insertCourseMaterial(
  trx: Db,
  material: Insertable<CourseMaterialTable>,
): Promise<void> {
  await trx.insertInto('course_material').values(material).execute();
}

/** Takes a link or file away; false when there is none. */
export async function deleteCourseMaterial(trx: Db, courseId: string, id: string): Promise<boolean> {
  const result = await trx
    .deleteFrom('course_material')
    .where('id', '=', id)
    .where('course_id', '=', courseId)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}
