import { findCourse } from '../../db/queries/courses.ts';
import { endModule, insertModule, replaceRequirements } from '../../db/queries/training.ts';
import type { Call } from '../access/gate.server.ts';
import { ROLES } from '../access/policy.ts';
import { newIdFrom } from '../network/fields.server.ts';
import { audit } from '../platform/audit.server.ts';
import { isPlainText } from '../platform/http/plain-text.ts';
import { textOf, textsOf } from '../platform/http/read-form.server.ts';
import { isId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';
import type { FieldErrors } from '../ui/field-errors.ts';

const LONGEST_TITLE = 120;
const MOST_MONTHS = 240;

/** Adds a module with the roles that have to have it, once; what is wrong with the form, if anything. */
export async function saveModule(call: Call, form: FormData): Promise<FieldErrors | undefined> {
  const { app, actor, now } = call;
  const title = textOf(form, 'title').trim();
  const months = textOf(form, 'months').trim();
  const courseId = textOf(form, 'course');
  const asked = textsOf(form, 'role');
  const roles = ROLES.filter((role) => asked.includes(role));
  if (title === '' || title.length > LONGEST_TITLE || !isPlainText(title)) {
    return { title: { key: 'training:errors.title' } };
  }
  const valid = months === '' ? null : /^\d{1,3}$/.test(months) ? Number(months) : 0;
  if (valid !== null && (valid < 1 || valid > MOST_MONTHS))
    return { months: { key: 'training:errors.months' } };
  if (courseId !== '' && !(isId(courseId) && (await findCourse(app.db, courseId)))) {
    return { course: { key: 'training:errors.course' } };
  }
  if (roles.length === 0) return { role: { key: 'training:errors.role' } };
  const id = newIdFrom(form);
  await app.db.transaction().execute(async (trx) => {
    const isNew = await insertModule(trx, {
      id,
      title,
      course_id: courseId === '' ? null : courseId,
      valid_months: valid,
      ended_on: null,
      created_at: now.toISOString(),
    });
    if (!isNew) return;
    await replaceRequirements(trx, id, roles);
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'training.module',
      subjectKind: 'training',
      subjectId: id,
    });
  });
  return undefined;
}

/** From today on nobody has to learn a module; ended before, it stays so. Throws `not_found`. */
export async function finishModule({ app, actor, today, now }: Call, id: string | undefined): Promise<void> {
  if (!id || !isId(id)) throw notFound();
  await app.db.transaction().execute(async (trx) => {
    if (!(await endModule(trx, id, today))) return;
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'training.module_end',
      subjectKind: 'training',
      subjectId: id,
    });
  });
}
