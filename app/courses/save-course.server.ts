import type { Trx } from '../../db/index.ts';
import {
  findCourseCodes,
  insertCourse,
  lockCourse,
  replaceCourseCodes,
  updateCourse,
} from '../../db/queries/courses.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { Problem } from '../platform/problem.ts';
import type { CourseForm } from './course-form.server.ts';
import { asOne, isInForce } from './in-force.ts';

/**
 * Makes a course under the id its form brought (`revision` null), or changes one that still stands at a revision; the same
 * form again leaves it as it is. The caller was asked before whether it is hers to write. Throws 409 when somebody else
 * changed it meanwhile.
 */
export async function saveCourse(
  { app, actor, now }: Call,
  { id, revision }: { readonly id: string; readonly revision: number | null },
  course: CourseForm,
): Promise<void> {
  const { values, codes } = course;
  const stamp = now.toISOString();
  await app.db.transaction().execute(async (trx) => {
    if (revision === null) {
      const isNew = await insertCourse(trx, {
        id,
        ...values,
        status: 'offered',
        revision: 1,
        created_by: actor.staffId,
        created_at: stamp,
        updated_at: stamp,
      });
      if (!isNew) return;
    } else if (await saysAlready(trx, id, course)) {
      return;
    } else if (!(await updateCourse(trx, id, revision, { ...values, updated_at: stamp }))) {
      throw new Problem('changed_meanwhile', 409);
    }
    await replaceCourseCodes(trx, id, codes);
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: revision === null ? 'course.create' : 'course.update',
      subjectKind: 'course',
      subjectId: id,
      detail: { organisation: values.organisation_id, kind: values.audience },
    });
  });
}

/** Whether a course, held from then on, is what the form says. */
async function saysAlready(trx: Trx, id: string, { values, codes }: CourseForm): Promise<boolean> {
  const course = await lockCourse(trx, id);
  const { competences, topics } = await findCourseCodes(trx, id);
  return (
    course !== undefined &&
    isInForce(course, values) &&
    asOne(competences) === asOne(codes.competences) &&
    asOne(topics) === asOne(codes.topics)
  );
}
