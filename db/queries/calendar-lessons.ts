import { sql } from 'kysely';
import type { Db } from '../index.ts';
import type { EditionTable } from '../schema/edition.ts';
import type { LessonTable } from '../schema/lesson.ts';
import type { Scope } from '../scope.ts';
import { inScope } from './in-scope.ts';

/** A lesson as a calendar shows it. */
export interface CalendarLesson
  extends Pick<LessonTable, 'id' | 'edition_id' | 'number' | 'day' | 'start_time' | 'minutes' | 'status'> {
  readonly title: string;
  readonly site_name: string;
  readonly place_kind: EditionTable['place_kind'];
  readonly room: string | null;
  readonly seats: number;
  readonly taken: number;
}

/** What a calendar shows; what is left out does not matter. */
export interface CalendarFilter {
  /** Civil days, both included. */
  readonly from: string;
  readonly until: string;
  readonly siteId?: string;
  readonly courseId?: string;
  /** Who teaches it: named for the lesson, else for the edition. */
  readonly trainerId?: string;
}

/** The lessons of editions in scope in the order they are held, cancelled ones too; at most 5,000. */
export async function listCalendarLessons(
  db: Db,
  scope: Scope,
  { from, until, siteId, courseId, trainerId }: CalendarFilter,
): Promise<CalendarLesson[]> {
  let query = db
    .selectFrom('lesson')
    .innerJoin('edition', 'edition.id', 'lesson.edition_id')
    .innerJoin('course', 'course.id', 'edition.course_id')
    .innerJoin('site', 'site.id', 'edition.site_id')
    .select([
      'lesson.id',
      'lesson.edition_id',
      'lesson.number',
      'lesson.day',
      'lesson.start_time',
      'lesson.minutes',
      'lesson.status',
      'edition.place_kind',
      'edition.seats',
      'site.name as site_name',
    ])
    .select((eb) => [
      eb.fn.coalesce('edition.title', 'course.title').as('title'),
      eb.fn.coalesce('lesson.room', 'edition.room').as('room'),
      eb
        .selectFrom('enrolment')
        .whereRef('enrolment.edition_id', '=', 'edition.id')
        .where('enrolment.status', 'in', ['enrolled', 'offered', 'completed'])
        .select((e) => e.cast<number>(e.fn.countAll(), 'integer').as('n'))
        .$asScalar()
        .$notNull()
        .as('taken'),
    ])
    .where('lesson.day', '>=', from)
    .where('lesson.day', '<=', until)
    .where(inScope(scope, 'edition.site_id'));
  if (siteId !== undefined) query = query.where('edition.site_id', '=', siteId);
  if (courseId !== undefined) query = query.where('edition.course_id', '=', courseId);
  if (trainerId !== undefined) {
    query = query.where((eb) =>
      eb.or([
        eb('lesson.trainer_id', '=', trainerId),
        eb.and([
          eb('lesson.trainer_id', 'is', null),
          eb.exists(
            eb
              .selectFrom('edition_trainer')
              .select(sql.lit(1).as('one'))
              .whereRef('edition_trainer.edition_id', '=', 'lesson.edition_id')
              .where('edition_trainer.staff_id', '=', trainerId),
          ),
        ]),
      ]),
    );
  }
  return query.orderBy('lesson.day').orderBy('lesson.start_time').orderBy('lesson.id').limit(5000).execute();
}
