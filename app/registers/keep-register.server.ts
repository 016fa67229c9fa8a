import type { Trx } from '../../db/index.ts';
import {
  deletePresence,
  insertAllPresences,
  insertPresence,
  listRegister,
  lockRegister,
  updateUnnamed,
} from '../../db/queries/registers.ts';
import type { Call } from '../access/gate.server.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { minutesPresent } from './attendance-sums.ts';
import { openLesson } from './open-lesson.server.ts';
import type { Tick } from './read-tick.ts';

type Locked = NonNullable<Awaited<ReturnType<typeof lockRegister>>>;

/** Holds an open register until the transaction ends; `closed` when somebody closed it meanwhile. Throws `lesson_cancelled` (409). */
export async function lockOpenRegister(trx: Trx, lessonId: string): Promise<Locked | 'closed'> {
  const locked = await lockRegister(trx, lessonId);
  if (locked?.status === 'held') return 'closed';
  if (locked?.status !== 'planned') throw new Problem('lesson_cancelled', 409);
  return locked;
}

/**
 * Sets one thing on the register of a lesson: set twice, it is the same. False when it is closed, and nothing was set. Throws
 * `not_found` and as `lockOpenRegister`.
 */
export async function keepRegister(call: Call, lessonId: string | undefined, tick: Tick): Promise<boolean> {
  const { lesson } = await openLesson(call, lessonId);
  const noted = { noted_by: call.actor.staffId, noted_at: call.now.toISOString() };
  return call.app.db.transaction().execute(async (trx) => {
    const locked = await lockOpenRegister(trx, lesson.id);
    if (locked === 'closed') return false;
    switch (tick.kind) {
      case 'all':
        await insertAllPresences(trx, locked, noted);
        break;
      case 'unnamed':
        await updateUnnamed(trx, locked.id, tick.heads);
        break;
      case 'away':
        await deletePresence(trx, locked.id, tick.enrolmentId);
        break;
      case 'there': {
        const rows = await listRegister(trx, call.scope, locked.id);
        if (!rows.some(({ id }) => id === tick.enrolmentId)) throw notFound();
        const minutes = minutesPresent(tick, locked.minutes);
        await insertPresence(trx, {
          lesson_id: locked.id,
          enrolment_id: tick.enrolmentId,
          minutes,
          walk_in: 0,
          ...noted,
        });
      }
    }
    return true;
  });
}
