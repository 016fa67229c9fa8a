import type { Trx } from '../../db/index.ts';
import { findCourseCodes } from '../../db/queries/courses.ts';
import { lockEdition } from '../../db/queries/editions.ts';
import { listProgrammesOfSite } from '../../db/queries/programmes-of-site.ts';
import { closeRegister, listRegister, type RegisterRow } from '../../db/queries/registers.ts';
import { findLikelyDouble } from '../../db/queries/sessions.ts';
import { findSite } from '../../db/queries/sites.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { lockOpenRegister } from './keep-register.server.ts';
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
 * already, it stays as it is. Throws `not_found`, `lesson_cancelled` (409), `changed_meanwhile` (409) for one that was moved.
 */
export async function closeLesson(
  call: Call,
  id: string | undefined,
  confirmDouble: boolean,
): Promise<CloseResult> {
  const opened = await openLesson(call, id);
  const { lesson, edition, course } = opened;
  const { app, actor, scope, now } = call;
  return app.db.transaction().execute(async (trx): Promise<CloseResult> => {
    // The edition before its lesson, as everybody who changes either.
    const current = await lockEdition(trx, scope, edition.id);
    const locked = await lockOpenRegister(trx, lesson.id);
    if (locked === 'closed') return { kind: 'closed' };
    if (current?.status === 'cancelled') throw new Problem('lesson_cancelled', 409);
    if (locked.revision !== lesson.revision) throw new Problem('changed_meanwhile', 409);
    const rows = await listRegister(trx, scope, lesson.id);
    const present = rows.filter((row) => row.present_minutes !== null);
    const refusal = await findRefusal(trx, call, opened, locked.unnamed + present.length);
    if (refusal) return refusal;
    const forStaff = isForStaff(course);
    const double = confirmDouble || forStaff ? null : await findDouble(trx, call, opened, present);
    if (double) return double;
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
      detail: { heads: saved?.heads ?? present.length, day: lesson.day },
    });
    return { kind: 'closed' };
  });
}

async function findRefusal(
  trx: Trx,
  { app, scope, now, today }: Call,
  { lesson, edition }: OpenedLesson,
  heads: number,
): Promise<ClosingRefusal | null> {
  const site = await findSite(trx, scope, edition.site_id);
  if (!site) throw notFound();
  const programmes = await listProgrammesOfSite(trx, edition.site_id);
  const { day, start_time: time } = lesson;
  return closingRefusal({ day, time, heads }, site, programmes, { today, now, timeZone: app.timeZone });
}

async function findDouble(
  trx: Trx,
  { scope }: Call,
  { lesson, edition, course }: OpenedLesson,
  present: readonly RegisterRow[],
): Promise<CloseResult | null> {
  const { topics } = await findCourseCodes(trx, course.id);
  const double = await findLikelyDouble(trx, scope, {
    exceptId: lesson.session_id ?? '',
    siteId: edition.site_id,
    day: lesson.day,
    citizenIds: present.flatMap(({ card_id }) => card_id ?? []),
    topics,
  });
  return double ? { kind: 'double', startTime: double.start_time } : null;
}
