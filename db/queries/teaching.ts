import type { Db } from '../index.ts';
import type { Scope } from '../scope.ts';
import { enrolled, shownLessons, teachesEdition, teachesLesson, waiting } from './course-parts.ts';
import { inScope } from './in-scope.ts';

/** Whose lessons: all in scope, or those somebody teaches. */
interface TeachingFilter {
  readonly trainerId: string | null;
}

export type TeachingLesson = Awaited<ReturnType<typeof listTeachingLessons>>[number];

/**
 * Lessons in scope of some days (both included) that are not cancelled, in the order they are held, with how many are
 * enrolled and were ticked; at most `limit`. `only` leaves out those whose register is closed.
 */
export async function listTeachingLessons(
  db: Db,
  scope: Scope,
  { trainerId }: TeachingFilter,
  days: { readonly from: string; readonly to: string; readonly only: 'open' | 'all' },
  limit: number,
) {
  return shownLessons(db)
    .select('lesson.unnamed')
    .select((eb) => [
      enrolled.as('enrolled'),
      eb
        .selectFrom('lesson_presence')
        .whereRef('lesson_presence.lesson_id', '=', 'lesson.id')
        .select((e) => e.cast<number>(e.fn.countAll(), 'integer').as('n'))
        .$asScalar()
        .$notNull()
        .as('present'),
    ])
    .where(inScope(scope, 'edition.site_id'))
    .where('edition.status', '<>', 'cancelled')
    .where('lesson.status', '<>', 'cancelled')
    .where('lesson.day', '>=', days.from)
    .where('lesson.day', '<=', days.to)
    .$if(days.only === 'open', (query) => query.where('lesson.status', '=', 'planned'))
    .$if(trainerId !== null, (query) => query.where(teachesLesson(trainerId ?? '')))
    .limit(limit)
    .execute();
}

/**
 * Editions in scope that end on a day or later and were not cancelled, the latest to begin first: seats, who is enrolled
 * and waits, and how many came at least once to a lesson whose register is closed; at most 500.
 */
export async function listTeachingEditions(
  db: Db,
  scope: Scope,
  { trainerId }: TeachingFilter,
  endsFrom: string,
) {
  return db
    .selectFrom('edition')
    .innerJoin('course', 'course.id', 'edition.course_id')
    .innerJoin('site', 'site.id', 'edition.site_id')
    .select(['edition.id', 'edition.course_id', 'edition.site_id', 'edition.seats', 'edition.starts_on'])
    .select(['edition.ends_on', 'site.name as site_name', 'course.title as course_title'])
    .select((eb) => [
      eb.fn.coalesce('edition.title', 'course.title').as('title'),
      enrolled.as('enrolled'),
      waiting.as('waiting'),
      eb
        .selectFrom('lesson_presence')
        .innerJoin('lesson', 'lesson.id', 'lesson_presence.lesson_id')
        .whereRef('lesson.edition_id', '=', 'edition.id')
        .where('lesson.status', '=', 'held')
        .select((e) =>
          e.cast<number>(e.fn.count('lesson_presence.enrolment_id').distinct(), 'integer').as('n'),
        )
        .$asScalar()
        .$notNull()
        .as('attended'),
    ])
    .where(inScope(scope, 'edition.site_id'))
    .where('edition.status', '<>', 'cancelled')
    .where('edition.ends_on', '>=', endsFrom)
    .$if(trainerId !== null, (query) => query.where(teachesEdition(trainerId ?? '')))
    .orderBy('edition.starts_on', 'desc')
    .orderBy('edition.id')
    .limit(500)
    .execute();
}

/**
 * Everybody asked whether they come who has not answered yet, in editions in scope that are to be taught; those who asked
 * first come first; at most 1,000.
 */
export async function listToAnswer(db: Db, scope: Scope, { trainerId }: TeachingFilter) {
  return db
    .selectFrom('enrolment')
    .innerJoin('edition', 'edition.id', 'enrolment.edition_id')
    .select(['enrolment.id', 'enrolment.edition_id', 'enrolment.status', 'enrolment.confirm_by'])
    .select(['enrolment.contact_sealed', 'enrolment.staff_id'])
    .where(inScope(scope, 'edition.site_id'))
    .where('edition.status', '=', 'planned')
    .where('enrolment.status', 'in', ['offered', 'unconfirmed'])
    .$if(trainerId !== null, (query) => query.where(teachesEdition(trainerId ?? '')))
    .orderBy('enrolment.created_at')
    .orderBy('enrolment.id')
    .limit(1000)
    .execute();
}

/** The lessons held of these editions (at most 500), each with how many were there by name, in the order they were held. */
export async function listHeldLessons(db: Db, editionIds: readonly string[]) {
  if (editionIds.length === 0) return [];
  return db
    .selectFrom('lesson')
    .leftJoin('lesson_presence', 'lesson_presence.lesson_id', 'lesson.id')
    .select([
      'lesson.id',
      'lesson.edition_id',
      'lesson.number',
      'lesson.day',
      'lesson.start_time',
      'lesson.minutes',
    ])
    .select('lesson.unnamed')
    .select((eb) => eb.cast<number>(eb.fn.count('lesson_presence.enrolment_id'), 'integer').as('present'))
    .where('lesson.edition_id', 'in', editionIds.slice(0, 500))
    .where('lesson.status', '=', 'held')
    .groupBy('lesson.id')
    .orderBy('lesson.day')
    .orderBy('lesson.start_time')
    .execute();
}

/** Who was at the lessons held of an edition. */
export async function listPresences(db: Db, editionId: string) {
  return db
    .selectFrom('lesson_presence')
    .innerJoin('lesson', 'lesson.id', 'lesson_presence.lesson_id')
    .select(['lesson_presence.lesson_id', 'lesson_presence.enrolment_id', 'lesson_presence.minutes'])
    .where('lesson.edition_id', '=', editionId)
    .where('lesson.status', '=', 'held')
    .execute();
}
