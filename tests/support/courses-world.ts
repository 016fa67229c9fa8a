import type { Insertable } from 'kysely';
import type { Db } from '../../db/index.ts';
import { insertCourse } from '../../db/queries/courses.ts';
import { insertEdition } from '../../db/queries/editions.ts';
import { insertLessons } from '../../db/queries/lessons.ts';
import type { CourseTable } from '../../db/schema/course.ts';
import type { EditionTable } from '../../db/schema/edition.ts';
import type { EnrolmentTable } from '../../db/schema/enrolment.ts';
import type { LessonTable } from '../../db/schema/lesson.ts';

const CREATED = '2026-01-01T00:00:00.000Z';

/** Makes a course of two lessons of two hours, made by `staffId`. */
export async function makeCourse(
  db: Db,
  id: string,
  staffId: string,
  given: Partial<CourseTable> = {},
): Promise<void> {
  await insertCourse(db, {
    id,
    organisation_id: null,
    title: 'SPID e pagoPA per i genitori della mensa',
    description: '',
    audience: 'parents',
    language: 'it',
    lessons_planned: 2,
    minutes_per_lesson: 120,
    instrument: 'course-check',
    certificate_percent: 75,
    status: 'offered',
    revision: 1,
    created_by: staffId,
    created_at: CREATED,
    updated_at: CREATED,
    ...given,
  });
}

/** Plans an edition of twelve seats at a site in March 2026, taught by who planned it. */
export async function makeEdition(
  db: Db,
  id: string,
  where: { readonly courseId: string; readonly siteId: string; readonly staffId: string },
  given: Partial<EditionTable> = {},
): Promise<void> {
  const edition: EditionTable = {
    id,
    course_id: where.courseId,
    title: null,
    site_id: where.siteId,
    place_kind: 'site',
    place_text: null,
    online_link: null,
    room: null,
    seats: 12,
    waiting_seats: null,
    starts_on: '2026-03-02',
    ends_on: '2026-03-31',
    enrol_from: '2026-02-01',
    enrol_until: '2026-03-31',
    status: 'planned',
    cancel_reason: null,
    programme_id: null,
    public: 1,
    notes: '',
    revision: 1,
    created_by: where.staffId,
    created_at: CREATED,
    updated_at: CREATED,
    ...given,
  };
  await db.transaction().execute((trx) => insertEdition(trx, edition, [where.staffId]));
}

/** Plans a lesson of an edition, two hours from 15:00. */
export async function makeLesson(
  db: Db,
  id: string,
  editionId: string,
  number: number,
  day: string,
  given: Partial<Insertable<LessonTable>> = {},
): Promise<void> {
  const lesson: Insertable<LessonTable> = {
    id,
    edition_id: editionId,
    number,
    day,
    start_time: '15:00',
    minutes: 120,
    room: null,
    trainer_id: null,
    status: 'planned',
    cancel_reason: null,
    session_id: null,
    notes: '',
    revision: 1,
    updated_at: CREATED,
    ...given,
  };
  await db.transaction().execute((trx) => insertLessons(trx, [lesson]));
}

/** Enrols somebody, the person of a card when given, as number `position` of an edition. */
export async function makeEnrolment(
  db: Db,
  id: string,
  editionId: string,
  position: number,
  given: Partial<Insertable<EnrolmentTable>> = {},
): Promise<void> {
  await db
    .insertInto('enrolment')
    .values({
      id,
      edition_id: editionId,
      position,
      status: 'enrolled',
      way: 'desk',
      created_at: CREATED,
      revision: 1,
      updated_at: CREATED,
      ...given,
    })
    .execute();
}
