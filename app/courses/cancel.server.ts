import { lockEdition, updateEdition } from '../../db/queries/editions.ts';
import { lockLesson, updateLesson } from '../../db/queries/lessons.ts';
import type { Call } from '../access/gate.server.ts';
import { found, type Read, readFields } from '../network/fields.server.ts';
import { audit } from '../platform/audit.server.ts';
import { Problem } from '../platform/problem.ts';
import { Reason } from './edition-form.server.ts';
import { isInForce } from './in-force.ts';
import { loadOpenEdition, loadOpenLesson } from './load-lesson.server.ts';
import { tellEnrolled } from './tell-enrolled.server.ts';

/** Cancels a planned lesson and tells those enrolled why, once; returns its edition's id. */
export async function cancelLesson(call: Call, lessonId: string, form: FormData): Promise<Read<string>> {
  const read = readFields(form, Reason);
  if (!read.ok) return read;
  const { reason } = read.value;
  const { app, actor, now, scope } = call;
  const editionId = await app.db.transaction().execute(async (trx) => {
    const held = found(await lockLesson(trx, scope, lessonId));
    const end = { status: 'cancelled', cancel_reason: reason } as const;
    if (isInForce(held, end)) return held.edition_id;
    const { edition, lesson } = await loadOpenLesson(trx, scope, lessonId);
    if (!(await updateLesson(trx, lesson.id, lesson.revision, { ...end, updated_at: now.toISOString() })))
      throw new Problem('changed_meanwhile', 409);
    const { id, number } = lesson;
    await tellEnrolled(trx, call, edition, {
      kind: 'lesson_cancelled',
      lessonId: id,
      number,
      before: lesson,
      reason,
    });
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'lesson.cancel',
      subjectKind: 'edition',
      subjectId: edition.id,
      siteId: edition.site_id,
      detail: { day: lesson.day, count: number },
    });
    return edition.id;
  });
  app.mail?.wake();
  return { ok: true, value: editionId };
}

/**
 * Cancels an edition with every lesson that was not held yet, and tells those enrolled and waiting why, once. Lessons that
 * were held stay, and what was counted with them.
 */
export async function cancelEdition(call: Call, editionId: string, form: FormData): Promise<Read<string>> {
  const read = readFields(form, Reason);
  if (!read.ok) return read;
  const { reason } = read.value;
  const { app, actor, now, scope } = call;
  await app.db.transaction().execute(async (trx) => {
    const end = { status: 'cancelled', cancel_reason: reason } as const;
    if (isInForce(found(await lockEdition(trx, scope, editionId)), end)) return;
    const { edition, lessons } = await loadOpenEdition(trx, scope, editionId);
    const change = { ...end, updated_at: now.toISOString() };
    if (!(await updateEdition(trx, edition.id, edition.revision, change)))
      throw new Problem('changed_meanwhile', 409);
    const planned = lessons.filter(({ status }) => status === 'planned');
    for (const { id, revision } of planned) {
      if (!(await updateLesson(trx, id, revision, change))) throw new Problem('changed_meanwhile', 409);
    }
    await tellEnrolled(trx, call, edition, { kind: 'edition_cancelled', reason });
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'edition.cancel',
      subjectKind: 'edition',
      subjectId: edition.id,
      siteId: edition.site_id,
      detail: { count: planned.length },
    });
  });
  app.mail?.wake();
  return { ok: true, value: editionId };
}
