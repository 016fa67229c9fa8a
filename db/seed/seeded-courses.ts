import type { Insertable } from 'kysely';
import type { CertificateTable } from '../schema/certificate.ts';
import type { CourseTable } from '../schema/course.ts';
import type { CourseCheckTable } from '../schema/course-check.ts';
import type { EditionTable } from '../schema/edition.ts';
import type { EnrolmentTable } from '../schema/enrolment.ts';
import type { LessonTable } from '../schema/lesson.ts';
import type { LessonPresenceTable } from '../schema/lesson-presence.ts';
import type { Batch } from './batch.ts';
import type { CoursePlan, EditionPlan } from './course-plans.ts';
import type { Person } from './people.ts';
import type { SeedSite } from './world.ts';

/** Everything that is taught in the demo network, table by table: what is referred to comes first. */
export interface Taught {
  readonly course: Insertable<CourseTable>[];
  readonly course_topic: { course_id: string; topic: string }[];
  readonly course_competence: { course_id: string; competence: string }[];
  readonly edition: Insertable<EditionTable>[];
  readonly edition_trainer: { edition_id: string; staff_id: string }[];
  readonly lesson: Insertable<LessonTable>[];
  readonly enrolment: Insertable<EnrolmentTable>[];
  readonly lesson_presence: LessonPresenceTable[];
  readonly certificate: CertificateTable[];
  readonly course_check: CourseCheckTable[];
}

/** What is taught, and what it leaves in the network's figures: `batch` is written first. */
export interface SeededCourses {
  readonly taught: Taught;
  readonly batch: Batch;
}

/** An edition whose people are to be made. */
export interface PupilsOf extends Pick<EditionTable, 'starts_on'> {
  readonly editionId: string;
  readonly course: CoursePlan;
  readonly plan: EditionPlan;
  readonly site: SeedSite;
  readonly staffId: string;
  readonly lessons: readonly Insertable<LessonTable>[];
  /** Civil day it was planned and people enrolled, and the instant in milliseconds. */
  readonly plannedOn: string;
  readonly at: number;
  readonly isOver: boolean;
}

/** Somebody enrolled, with the minutes they were there, lesson by lesson held. */
export interface Pupil {
  readonly enrolmentId: string;
  readonly person: Person;
  readonly minutes: readonly number[];
}
