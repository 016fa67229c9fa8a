import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../index.ts';

/** Lessons with edition, course and site, under the title they are shown with, in the order they are held. */
export function shownLessons(db: Db) {
  return db
    .selectFrom('lesson')
    .innerJoin('edition', 'edition.id', 'lesson.edition_id')
    .innerJoin('course', 'course.id', 'edition.course_id')
    .innerJoin('site', 'site.id', 'edition.site_id')
    .select(['lesson.id', 'lesson.edition_id', 'lesson.number', 'lesson.day', 'lesson.start_time'])
    .select(['lesson.minutes', 'lesson.status', 'edition.place_kind', 'site.name as site_name'])
    .select((eb) => eb.fn.coalesce('edition.title', 'course.title').as('title'))
    .orderBy('lesson.day')
    .orderBy('lesson.start_time')
    .orderBy('lesson.id');
}

/** True for an edition that somebody teaches. */
export function teachesEdition(trainerId: string): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from edition_trainer
    where edition_trainer.edition_id = edition.id and edition_trainer.staff_id = ${trainerId})`;
}

/** True for a lesson that somebody teaches: named for it, else for its edition. */
export function teachesLesson(trainerId: string): RawBuilder<boolean> {
  return sql<boolean>`(lesson.trainer_id = ${trainerId}
    or (lesson.trainer_id is null and ${teachesEdition(trainerId)}))`;
}

function countEnrolments(which: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`(select cast(count(*) as integer) from enrolment
    where enrolment.edition_id = edition.id and ${which})`;
}

/** How many of an edition have a seat, or have one kept for them. */
export const taken = countEnrolments(sql`(enrolment.status in ('enrolled', 'offered', 'completed')
  or (enrolment.status = 'unconfirmed' and enrolment.holds_seat = 1))`);

/** How many of an edition are enrolled, those who completed it too. */
export const enrolled = countEnrolments(sql`enrolment.status in ('enrolled', 'completed')`);

/** How many of an edition wait for a seat. */
export const waiting = countEnrolments(sql`enrolment.status = 'waiting'`);
