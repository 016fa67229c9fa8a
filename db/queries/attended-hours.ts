import type { Db } from '../index.ts';

/** Everybody who was enrolled in an edition and was there at least once, in order of enrolment. */
export async function listAttendedHours(db: Db, editionId: string) {
  return db
    .selectFrom('enrolment')
    .innerJoin('lesson_presence', 'lesson_presence.enrolment_id', 'enrolment.id')
    .innerJoin('lesson', 'lesson.id', 'lesson_presence.lesson_id')
    .select(['enrolment.id', 'enrolment.citizen_id', 'enrolment.person_no', 'enrolment.staff_id'])
    .select((eb) => eb.cast<number>(eb.fn.sum('lesson_presence.minutes'), 'integer').as('attended'))
    .select((eb) => eb.fn.max('lesson.day').as('last_day'))
    .where('enrolment.edition_id', '=', editionId)
    .where('lesson.edition_id', '=', editionId)
    .where('lesson.status', '=', 'held')
    .groupBy([
      'enrolment.id',
      'enrolment.citizen_id',
      'enrolment.person_no',
      'enrolment.staff_id',
      'enrolment.position',
    ])
    .orderBy('enrolment.position')
    .execute();
}

/** Minutes of an edition's lessons, those cancelled left out: held so far, and planned in all. */
export async function sumLessonMinutes(
  db: Db,
  editionId: string,
): Promise<{ held: number; planned: number; lessons: number }> {
  const rows = await db
    .selectFrom('lesson')
    .select(['status', 'minutes'])
    .where('edition_id', '=', editionId)
    .where('status', '<>', 'cancelled')
    .execute();
  const sum = (some: typeof rows) => some.reduce((all, { minutes }) => all + minutes, 0);
  return {
    held: sum(rows.filter(({ status }) => status === 'held')),
    planned: sum(rows),
    lessons: rows.length,
  };
}
