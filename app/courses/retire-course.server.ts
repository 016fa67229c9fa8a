import { type CourseSummary, updateCourse } from '../../db/queries/courses.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { Problem } from '../platform/problem.ts';

/**
 * Takes a course out of the catalogue or back into it; its editions stay as they are. Throws 409 when somebody else
 * changed it meanwhile.
 */
export async function retireCourse(
  { app, actor, now }: Call,
  course: CourseSummary,
  status: CourseSummary['status'],
): Promise<void> {
  if (course.status === status) return;
  await app.db.transaction().execute(async (trx) => {
    const change = { status, updated_at: now.toISOString() };
    if (!(await updateCourse(trx, course.id, course.revision, change)))
      throw new Problem('changed_meanwhile', 409);
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: status === 'retired' ? 'course.retire' : 'course.offer',
      subjectKind: 'course',
      subjectId: course.id,
    });
  });
}
