import { deleteCountedSession } from '../../db/queries/counted-sessions.ts';
import { lockEdition } from '../../db/queries/editions.ts';
import { listProgrammesOfSite } from '../../db/queries/programmes-of-site.ts';
import { lockRegister, undoClosing } from '../../db/queries/registers.ts';
import { findSession } from '../../db/queries/sessions.ts';
import { NETWORK } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { closedFrame } from '../desk/rules.ts';
import { audit } from '../platform/audit.server.ts';
import { Problem } from '../platform/problem.ts';
import { openLesson } from './open-lesson.server.ts';
import { isForStaff } from './rules.ts';
import { settleTraining } from './settle-training.server.ts';

/**
 * Opens a closed register again: its session stops counting at once, and the ticks can be put right. Open already, it
 * stays as it is. Throws `not_found`, `programme_closed` (409), `changed_meanwhile` (409).
 */
export async function reopenLesson(call: Call, id: string | undefined): Promise<void> {
  const { app, actor, scope, today, now } = call;
  const { lesson, edition, course } = await openLesson(call, id);
  const at = now.toISOString();
  await app.db.transaction().execute(async (trx) => {
    // The edition before its lesson, as everybody who changes either.
    await lockEdition(trx, scope, edition.id);
    const locked = await lockRegister(trx, lesson.id);
    if (locked?.status !== 'held') return;
    if (locked.revision !== lesson.revision) throw new Problem('changed_meanwhile', 409);
    const closed = closedFrame(await listProgrammesOfSite(trx, edition.site_id), lesson.day, today);
    if (closed) throw new Problem('programme_closed', 409, { programme: closed.name });
    const whole = locked.session_id === null ? undefined : await findSession(trx, NETWORK, locked.session_id);
    if (whole && !(await deleteCountedSession(trx, whole, actor.staffId, at))) {
      throw new Problem('changed_meanwhile', 409);
    }
    await undoClosing(trx, lesson.id, at);
    if (isForStaff(course)) await settleTraining(call, trx, edition.id, course);
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'lesson.reopen',
      subjectKind: 'lesson',
      subjectId: lesson.id,
      siteId: edition.site_id,
      detail: { day: lesson.day },
    });
  });
}
