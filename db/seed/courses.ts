import type { Insertable } from 'kysely';
import { insertMany } from '../engines/differences.ts';
import type { Trx } from '../index.ts';
import type { CourseTable } from '../schema/course.ts';
import type { EditionTable } from '../schema/edition.ts';
import type { EnrolmentTable } from '../schema/enrolment.ts';
import type { LessonTable } from '../schema/lesson.ts';
import type { LessonPresenceTable } from '../schema/lesson-presence.ts';
import type { StaffGrantTable } from '../schema/staff-grant.ts';
import { addDays, isHoliday, weekdayOf } from './calendar.ts';
import { COURSES, type CoursePlan, EDITIONS, type EditionPlan } from './course-plans.ts';
import { idAt } from './ids.ts';
import type { World } from './world.ts';

const NINE = 9 * 60;
const WEEK = 7;
/** How long before it begins an edition is planned and enrolment opens. */
const DAYS_BEFORE = 28;

/** Everything that is taught in the demo network. */
interface Taught {
  readonly course: Insertable<CourseTable>[];
  readonly course_topic: { course_id: string; topic: string }[];
  readonly course_competence: { course_id: string; competence: string }[];
  readonly edition: Insertable<EditionTable>[];
  readonly edition_trainer: { edition_id: string; staff_id: string }[];
  readonly lesson: Insertable<LessonTable>[];
  readonly enrolment: Insertable<EnrolmentTable>[];
  readonly lesson_presence: LessonPresenceTable[];
}

/** Writes courses with editions past, running and to come; `trainers` are grants, those of the demo trainer first. */
export async function writeCourses(
  trx: Trx,
  world: World,
  trainers: readonly StaffGrantTable[],
): Promise<void> {
  const taught: Taught = {
    course: [],
    course_topic: [],
    course_competence: [],
    edition: [],
    edition_trainer: [],
    lesson: [],
    enrolment: [],
    lesson_presence: [],
  };
  const [first] = trainers;
  if (!first) return;
  const ids = COURSES.map((plan) => addCourse(world, taught, plan, first.staff_id));
  for (const plan of EDITIONS) {
    const course = COURSES[plan.course];
    const courseId = ids[plan.course];
    if (course && courseId) addEdition(world, taught, { plan, course, courseId, staffId: first.staff_id });
  }
  for (const table of Object.keys(taught) as (keyof Taught)[]) await insertMany(trx, table, taught[table]);
}

function addCourse(
  { random, today, instant }: World,
  taught: Taught,
  plan: CoursePlan,
  staffId: string,
): string {
  const at = instant(addDays(today, -200), NINE);
  const id = idAt(random, at);
  const created_at = new Date(at).toISOString();
  const { topics, competences, ...values } = plan;
  taught.course.push({
    id,
    organisation_id: null,
    ...values,
    status: 'offered',
    revision: 1,
    created_by: staffId,
    created_at,
    updated_at: created_at,
  });
  for (const topic of topics) taught.course_topic.push({ course_id: id, topic });
  for (const competence of competences) taught.course_competence.push({ course_id: id, competence });
  return id;
}

interface Planned {
  readonly plan: EditionPlan;
  readonly course: CoursePlan;
  readonly courseId: string;
  readonly staffId: string;
}

/** The days of an edition, a week apart; one that would fall on a Sunday or a holiday comes later, but never today's. */
function daysOf(today: string, { begins }: EditionPlan, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    let day = addDays(today, begins + WEEK * index);
    while (day !== today && (weekdayOf(day) === 'sun' || isHoliday(day))) day = addDays(day, 1);
    return day;
  });
}

function addEdition(world: World, taught: Taught, { plan, course, courseId, staffId }: Planned): void {
  const { random, today, instant } = world;
  const site = world.sites[plan.site];
  if (!site) return;
  const days = daysOf(today, plan, course.lessons_planned);
  const [starts_on = today, ends_on = today] = [days[0], days.at(-1)];
  const planned = instant(addDays(starts_on, -DAYS_BEFORE), NINE);
  const created_at = new Date(planned).toISOString();
  const id = idAt(random, planned);
  const held = ends_on < today;
  taught.edition.push({
    id,
    course_id: courseId,
    title: null,
    site_id: site.id,
    place_kind: plan.online ? 'online' : 'site',
    place_text: null,
    online_link: plan.online ? 'https://incontri.demo.bottega.example/corso' : null,
    room: plan.online ? null : 'Sala corsi',
    seats: plan.seats,
    waiting_seats: 10,
    starts_on,
    ends_on,
    enrol_from: addDays(starts_on, -DAYS_BEFORE),
    enrol_until: starts_on,
    status: held ? 'concluded' : 'planned',
    cancel_reason: null,
    programme_id: null,
    public: course.audience === 'facilitators' ? 0 : 1,
    notes: '',
    revision: 1,
    created_by: staffId,
    created_at,
    updated_at: created_at,
  });
  taught.edition_trainer.push({ edition_id: id, staff_id: staffId });
  const lessons = days.map((day, index) => {
    const lessonId = idAt(random, planned);
    taught.lesson.push({
      id: lessonId,
      edition_id: id,
      number: index + 1,
      day,
      start_time: plan.time,
      minutes: course.minutes_per_lesson,
      room: null,
      trainer_id: null,
      status: held ? 'held' : 'planned',
      cancel_reason: null,
      session_id: null,
      notes: '',
      revision: 1,
      updated_at: created_at,
    });
    return lessonId;
  });
  addPeople(world, taught, { editionId: id, plan, staffId, at: planned, held: held ? lessons : [] });
}

/** People met at the site, or those who work there where the course is for them. */
function addPeople(
  world: World,
  taught: Taught,
  where: {
    readonly editionId: string;
    readonly plan: EditionPlan;
    readonly staffId: string;
    readonly at: number;
    /** Lessons that were held. */
    readonly held: readonly string[];
  },
): void {
  const { editionId, plan, staffId, at, held } = where;
  const site = world.sites[plan.site];
  const colleagues = COURSES[plan.course]?.audience === 'facilitators';
  const people = site?.people.slice(plan.from, plan.from + plan.people) ?? [];
  const who = colleagues
    ? (site?.facilitators ?? []).map((staff_id) => ({ citizen_id: null, person_no: null, staff_id }))
    : people.map((person) => ({ citizen_id: person.id, person_no: person.no, staff_id: null }));
  const created_at = new Date(at).toISOString();
  for (const [index, person] of who.entries()) {
    const id = idAt(world.random, at);
    taught.enrolment.push({
      id,
      edition_id: editionId,
      ...person,
      position: index + 1,
      status: held.length > 0 ? 'completed' : index < plan.seats ? 'enrolled' : 'waiting',
      way: 'desk',
      created_by: staffId,
      created_at,
      revision: 1,
      updated_at: created_at,
    });
    for (const lesson_id of held) {
      const minutes = COURSES[plan.course]?.minutes_per_lesson ?? 0;
      taught.lesson_presence.push({
        lesson_id,
        enrolment_id: id,
        minutes,
        walk_in: 0,
        noted_by: staffId,
        noted_at: created_at,
      });
    }
  }
}
