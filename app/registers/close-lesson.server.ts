import { findCourseCodes } from '../../db/queries/courses.ts';
import { listProgrammesOfSite } from '../../db/queries/programmes-of-site.ts';
import { closeRegister, listRegister, lockRegister } from '../../db/queries/registers.ts';
import { findLikelyDouble } from '../../db/queries/sessions.ts';
import { findSite } from '../../db/queries/sites.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { type OpenedLesson, openLesson } from './open-lesson.server.ts';
import { type ClosingRefusal, closingRefusal, isForStaff } from './rules.ts';
import { saveSessionOfLesson } from './session-of-lesson.server.ts';
import { settleTraining } from './settle-training.server.ts';

export type CloseResult =
  | { readonly kind: 'closed' }
  | ClosingRefusal
  /** Somebody present seems to be logged by the desk already, for the same thing on the same day. */
  | { readonly kind: 'double'; readonly startTime: string };

/**
 * Closes the register of a lesson: from then on it is one training session in every figure, and cannot be ticked. Closed
 * already, it stays as it is. Throws `not_found`, `lesson_cancelled` (409).
 */
export async function closeLesson(
  call: Call,
  id: string | undefined,
  confirmDouble: boolean,
): Promise<CloseResult> {
  const opened = await openLesson(call, id);
  const { lesson, edition, course } = opened;
  if (lesson.status === 'held') return { kind: 'closed' };
  if (lesson.status === 'cancelled' || edition.status === 'cancelled')
    throw new Problem('lesson_cancelled', 409);
  const refusal = await findRefusal(call, opened);
  if (refusal) return refusal;
  const double = confirmDouble ? null : await findDouble(call, opened);
  if (double) return double;

  const { app, actor, scope, now } = call;
  await app.db.transaction().execute(async (trx) => {
    const locked = await lockRegister(trx, lesson.id);
    // Somebody else was first: it is closed, and once is enough.
    if (locked?.status !== 'planned') return;
    const rows = await listRegister(trx, scope, lesson.id);
    const forStaff = isForStaff(course);
    const saved = forStaff ? null : await saveSessionOfLesson(call, trx, opened, locked, rows);
    await closeRegister(trx, lesson.id, saved?.id ?? null, now.toISOString());
    if (forStaff) await settleTraining(call, trx, edition.id, course);
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'lesson.close',
      subjectKind: 'lesson',
      subjectId: lesson.id,
      siteId: edition.site_id,
      detail: {
        heads: saved?.heads ?? rows.filter((row) => row.present_minutes !== null).length,
        day: lesson.day,
      },
    });
  });
  return { kind: 'closed' };
}

async function findRefusal(
  { app, scope, today }: Call,
  { lesson, edition }: OpenedLesson,
): Promise<ClosingRefusal | null> {
  const site = await findSite(app.db, scope, edition.site_id);
  if (!site) throw notFound();
  const rows = await listRegister(app.db, scope, lesson.id);
  const heads = lesson.unnamed + rows.filter((row) => row.present_minutes !== null).length;
  const programmes = await listProgrammesOfSite(app.db, edition.site_id);
  return closingRefusal({ day: lesson.day, heads }, site, programmes, today);
}

async function findDouble(
  { app, scope }: Call,
  { lesson, edition, course }: OpenedLesson,
): Promise<CloseResult | null> {
  if (isForStaff(course)) return null;
  const rows = await listRegister(app.db, scope, lesson.id);
  const { topics } = await findCourseCodes(app.db, course.id);
  const double = await findLikelyDouble(app.db, scope, {
    exceptId: lesson.session_id ?? '',
    siteId: edition.site_id,
    day: lesson.day,
    citizenIds: rows.flatMap((row) => (row.present_minutes === null ? [] : (row.card_id ?? []))),
    topics,
  });
  return double ? { kind: 'double', startTime: double.start_time } : null;
}
