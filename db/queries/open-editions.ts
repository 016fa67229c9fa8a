import type { Db } from '../index.ts';
import type { CourseTable } from '../schema/course.ts';
import { taken, waiting } from './course-parts.ts';
import type { EditionRow } from './editions.ts';

/** An edition as anybody may see it. */
export interface OpenEdition
  extends Pick<
    EditionRow,
    | 'id'
    | 'place_kind'
    | 'place_text'
    | 'room'
    | 'seats'
    | 'waiting_seats'
    | 'starts_on'
    | 'ends_on'
    | 'enrol_from'
    | 'enrol_until'
  > {
  readonly title: string;
  readonly description: string;
  readonly audience: CourseTable['audience'];
  readonly language: string;
  readonly site_name: string;
  readonly site_address: string;
  readonly comune_name: string;
  /** The day of the first lesson that is held, else the first day of the edition. */
  readonly first_day: string;
  /** Of that lesson, HH:MM; null before lessons are planned. */
  readonly first_time: string | null;
  readonly lessons: number;
  readonly taken: number;
  readonly waiting: number;
}

function openEditions(db: Db) {
  return db
    .selectFrom('edition')
    .innerJoin('course', 'course.id', 'edition.course_id')
    .innerJoin('site', 'site.id', 'edition.site_id')
    .select(['edition.id', 'edition.place_kind', 'edition.place_text', 'edition.room', 'edition.seats'])
    .select(['edition.waiting_seats', 'edition.starts_on', 'edition.ends_on'])
    .select(['edition.enrol_from', 'edition.enrol_until', 'course.description', 'course.audience'])
    .select(['course.language', 'site.name as site_name', 'site.address as site_address', 'site.comune_name'])
    .select((eb) => {
      const lessons = eb
        .selectFrom('lesson')
        .whereRef('lesson.edition_id', '=', 'edition.id')
        .where('lesson.status', '<>', 'cancelled');
      return [
        eb.fn.coalesce('edition.title', 'course.title').as('title'),
        eb.fn
          .coalesce(
            lessons.select((e) => e.fn.min('lesson.day').as('day')),
            'edition.starts_on',
          )
          .as('first_day'),
        lessons
          .select('lesson.start_time')
          .orderBy('lesson.day')
          .orderBy('lesson.start_time')
          .limit(1)
          .as('first_time'),
        lessons
          .select((e) => e.cast<number>(e.fn.countAll(), 'integer').as('n'))
          .$asScalar()
          .$notNull()
          .as('lessons'),
        taken.as('taken'),
        waiting.as('waiting'),
      ];
    })
    .where('edition.status', '=', 'planned');
}

/** Public editions that end on a day or later, not for the staff, the next to begin first; at most `limit`. */
export async function listOpenEditions(db: Db, day: string, limit: number): Promise<OpenEdition[]> {
  return openEditions(db)
    .where('edition.public', '=', 1)
    .where('course.audience', '<>', 'facilitators')
    .where('edition.ends_on', '>=', day)
    .where('edition.enrol_until', '>=', day)
    .orderBy('edition.starts_on')
    .orderBy('edition.id')
    .limit(limit)
    .execute();
}

/** A public edition that is planned, not for the staff. */
export async function findOpenEdition(db: Db, id: string): Promise<OpenEdition | undefined> {
  return openEditions(db)
    .where('edition.id', '=', id)
    .where('edition.public', '=', 1)
    .where('course.audience', '<>', 'facilitators')
    .executeTakeFirst();
}

/**
 * Editions that teach the staff and end on a day or later, the next to begin first; at most `limit`. Takes no scope:
 * colleagues learn wherever it is taught.
 */
export async function listStaffEditions(db: Db, day: string, limit: number): Promise<OpenEdition[]> {
  return openEditions(db)
    .where('course.audience', '=', 'facilitators')
    .where('edition.ends_on', '>=', day)
    .orderBy('edition.starts_on')
    .orderBy('edition.id')
    .limit(limit)
    .execute();
}
