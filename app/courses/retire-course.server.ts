import { type CourseSummary, lockCourse, updateCourse } from '../../db/queries/courses.ts';
import type { Call } from '../access/gate.server.ts';
import { found } from '../network/fields.server.ts';
import { audit } from '../platform/audit.server.ts';

/**
 * Takes a course out of the catalogue or back into it; its editions stay as they are, and so does a course that is there
 * already.
 */
export async function retireCourse(
  { app, actor, now }: Call,
  id: string,
  status: CourseSummary['status'],
): Promise<void> {
  await app.db.transaction().execute(async (trx) => {
    const course = found(await lockCourse(trx, id));
    if (course.status === status) return;
    await updateCourse(trx, id, course.revision, { status, updated_at: now.toISOString() });
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: status === 'retired' ? 'course.retire' : 'course.offer',
      subjectKind: 'course',
      subjectId: id,
    });
  });
}
