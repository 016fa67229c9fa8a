import type { Db } from '../index.ts';
import type { EditionTable } from '../schema/edition.ts';
import type { LessonTable } from '../schema/lesson.ts';
import type { Scope } from '../scope.ts';
import { shownLessons, taken, teachesLesson } from './course-parts.ts';
import { inScope } from './in-scope.ts';

/** A lesson as a calendar shows it. */
interface CalendarLesson
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
  return shownLessons(db)
    .select((eb) => [
      'edition.seats',
      eb.fn.coalesce('lesson.room', 'edition.room').as('room'),
      taken.as('taken'),
    ])
    .where('lesson.day', '>=', from)
    .where('lesson.day', '<=', until)
    .where(inScope(scope, 'edition.site_id'))
    .$if(siteId !== undefined, (query) => query.where('edition.site_id', '=', siteId ?? ''))
    .$if(courseId !== undefined, (query) => query.where('edition.course_id', '=', courseId ?? ''))
    .$if(trainerId !== undefined, (query) => query.where(teachesLesson(trainerId ?? '')))
    .limit(5000)
    .execute();
}
