import type { Trx } from '../../db/index.ts';
import { listAttendedHours, sumLessonMinutes } from '../../db/queries/attended-hours.ts';
import type { CourseSummary } from '../../db/queries/courses.ts';
import { listModulesOfCourse, replaceEditionRecords } from '../../db/queries/training.ts';
import type { Call } from '../access/gate.server.ts';
import { hasEarned } from '../certificates/rules.ts';
import { newId } from '../platform/ids.ts';
import { lastDayOf } from '../training/rules.ts';

/** Where a course gives no certificate, all of it has to be attended. */
const ALL = 100;

/**
 * Brings what the staff learned in an edition up to date after a register was closed or opened again: whoever attended
 * enough of the course has its modules from the last day they were there.
 */
export async function settleTraining(
  { actor, now }: Pick<Call, 'actor' | 'now'>,
  trx: Trx,
  editionId: string,
  course: Pick<CourseSummary, 'id' | 'certificate_percent'>,
): Promise<void> {
  const { planned } = await sumLessonMinutes(trx, editionId);
  const modules = await listModulesOfCourse(trx, course.id);
  const learned = (await listAttendedHours(trx, editionId)).filter(({ attended }) =>
    hasEarned({ attended, held: planned }, course.certificate_percent ?? ALL),
  );
  const at = now.toISOString();
  const records = learned.flatMap(({ staff_id, last_day }) =>
    staff_id === null
      ? []
      : modules.map((module) => ({
          id: newId(),
          staff_id,
          module_id: module.id,
          done_on: last_day,
          expires_on: lastDayOf(last_day, module.valid_months),
          edition_id: editionId,
          recorded_by: actor.staffId,
          recorded_at: at,
        })),
  );
  await replaceEditionRecords(trx, editionId, records);
}
