import type { Insertable } from 'kysely';
import { insertMany } from '../engines/differences.ts';
import type { Trx } from '../index.ts';
import type { LessonTable } from '../schema/lesson.ts';
import type { StaffGrantTable } from '../schema/staff-grant.ts';
import { emptyBatch } from './batch.ts';
import { addDays, isHoliday, weekdayOf } from './calendar.ts';
import { addPupils } from './course-people.ts';
import { COURSES, type CoursePlan, EDITIONS, type EditionPlan, ELSEWHERE, PAST } from './course-plans.ts';
import { idAt } from './ids.ts';
import { DEMO_SITES } from './places.ts';
import type { SeededCourses, Taught } from './seeded-courses.ts';
import type { World } from './world.ts';

const NINE = 9 * 60;
const WEEK = 7;
/** How long before it begins an edition is planned and enrolment opens. */
const DAYS_BEFORE = 28;

/**
 * Courses with editions running and to come, the past ones too when `withPast`; the grants of trainers say who teaches
 * where, those of the demo trainer first.
 */
export function makeCourses(
  world: World,
  grants: readonly StaffGrantTable[],
  withPast: boolean,
): SeededCourses {
  const seeded: SeededCourses = {
    taught: {
      course: [],
      course_topic: [],
      course_competence: [],
      edition: [],
      edition_trainer: [],
      lesson: [],
      enrolment: [],
      lesson_presence: [],
      certificate: [],
      course_check: [],
    },
    batch: emptyBatch(),
  };
  const trainers = grants.filter(({ role }) => role === 'trainer');
  const [first] = trainers;
  if (!first) return seeded;
  const ids = COURSES.map((plan) => addCourse(world, seeded.taught, plan, first.staff_id));
  const add = (plan: EditionPlan, staffId: string) => {
    const course = COURSES[plan.course];
    const courseId = ids[plan.course];
    if (course && courseId) addEdition(world, seeded, { plan, course, courseId, staffId });
  };
  for (const plan of EDITIONS) add(plan, first.staff_id);
  if (!withPast) return seeded;
  for (const plan of PAST) add(plan, first.staff_id);
  const taken = new Set<number>(DEMO_SITES);
  for (const { staff_id, scope_id } of trainers) {
    const site = world.sites.findLastIndex(
      ({ organisationId }, index) => organisationId === scope_id && !taken.has(index),
    );
    if (site < 0) continue;
    taken.add(site);
    for (const plan of ELSEWHERE) add({ ...plan, site }, staff_id);
  }
  return seeded;
}

/** Writes what is taught. */
export async function writeCourses(trx: Trx, { taught }: SeededCourses): Promise<void> {
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

function addEdition(world: World, seeded: SeededCourses, { plan, course, courseId, staffId }: Planned): void {
  const { random, today, instant } = world;
  const { taught } = seeded;
  const site = world.sites[plan.site];
  if (!site) return;
  const days = daysOf(today, plan, course.lessons_planned);
  const [starts_on = today, ends_on = today] = [days[0], days.at(-1)];
  const opens = addDays(starts_on, -DAYS_BEFORE);
  // Never tomorrow.
  const plannedOn = opens < today ? opens : addDays(today, -1);
  const planned = instant(plannedOn, NINE);
  const created_at = new Date(planned).toISOString();
  const id = idAt(random, planned);
  const isOver = ends_on < today;
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
    enrol_from: opens,
    enrol_until: starts_on,
    status: isOver && !plan.leftOpen ? 'concluded' : 'planned',
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
    const isCancelled = plan.cancelled === index + 1;
    const isOpen = day >= today || (plan.leftOpen && index === days.length - 1);
    const lesson: Insertable<LessonTable> = {
      id: idAt(random, planned),
      edition_id: id,
      number: index + 1,
      day,
      start_time: plan.time,
      minutes: course.minutes_per_lesson,
      room: null,
      trainer_id: null,
      status: isCancelled ? 'cancelled' : isOpen ? 'planned' : 'held',
      cancel_reason: isCancelled ? 'La sala serve ad altri quel giorno' : null,
      session_id: null,
      notes: '',
      revision: 1,
      updated_at: created_at,
    };
    taught.lesson.push(lesson);
    return lesson;
  });
  addPupils(world, seeded, {
    editionId: id,
    course,
    plan,
    site,
    staffId,
    starts_on,
    plannedOn,
    lessons,
    at: planned,
    isOver,
  });
}
