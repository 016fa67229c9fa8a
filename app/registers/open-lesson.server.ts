import { type CourseSummary, findCourse } from '../../db/queries/courses.ts';
import { findEdition, type SeenEdition } from '../../db/queries/editions.ts';
import { findLesson, type PlacedLesson } from '../../db/queries/lessons.ts';
import type { Call } from '../access/gate.server.ts';
import { isId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';

/** A lesson with the edition and the course it belongs to. */
export interface OpenedLesson {
  readonly lesson: PlacedLesson;
  readonly edition: SeenEdition;
  readonly course: CourseSummary;
}

/** A lesson in scope; throws `not_found` for unknown and forbidden alike. */
export async function openLesson(
  { app, scope }: Pick<Call, 'app' | 'scope'>,
  id: string | undefined,
): Promise<OpenedLesson> {
  if (!id || !isId(id)) throw notFound();
  const lesson = await findLesson(app.db, scope, id);
  const edition = lesson && (await findEdition(app.db, scope, lesson.edition_id));
  const course = edition && (await findCourse(app.db, edition.course_id));
  if (!lesson || !edition || !course) throw notFound();
  return { lesson, edition, course };
}
