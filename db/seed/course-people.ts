import type { Insertable } from 'kysely';
import type { EnrolmentTable } from '../schema/enrolment.ts';
import type { LessonTable } from '../schema/lesson.ts';
import { ageOn } from './age.ts';
import { addChecks } from './course-checks.ts';
import type { CoursePlan } from './course-plans.ts';
import { addLessonSession } from './course-sessions.ts';
import { idAt } from './ids.ts';
import type { Person } from './people.ts';
import type { Pupil, PupilsOf, SeededCourses } from './seeded-courses.ts';
import type { World } from './world.ts';

const AGES: Readonly<Partial<Record<CoursePlan['audience'], readonly [number, number]>>> = {
  over65: [63, 120],
  parents: [27, 55],
};
/** How many of a course miss a lesson, come late, or do not come back after it. */
const MISSED = 0.08;
const LATE = 0.07;
const LOST = 0.045;

/** Enrols people met at the site, or those who work there where the course is for them, with all that has happened since. */
export function addPupils(world: World, seeded: SeededCourses, edition: PupilsOf): void {
  const { course, site, plan, isOver } = edition;
  if (course.audience === 'facilitators') {
    for (const [index, staff_id] of site.facilitators.entries()) {
      const id = enrol(world, seeded, edition, index, {
        staff_id,
        status: isOver ? 'completed' : 'enrolled',
      });
      for (const lesson of heldOf(edition)) tick(seeded, edition, lesson, id, lesson.minutes);
    }
    return;
  }
  const held = heldOf(edition);
  const pupils: Pupil[] = [];
  for (const [index, person] of pupilsOf(edition).entries()) {
    const isIn = index < plan.seats;
    // One in twelve finds no time after all.
    const withdrew = isIn && isOver && world.random.chance(1 / 12);
    const status = withdrew ? 'withdrawn' : !isIn ? 'waiting' : isOver ? 'completed' : 'enrolled';
    const who = { citizen_id: person.id, person_no: person.no, status } as const;
    const left = withdrew ? { withdrawn_at: instantOf(edition), withdrawal_reason: 'person' as const } : {};
    const enrolmentId = enrol(world, seeded, edition, index, { ...who, ...left });
    if (status === 'waiting' || withdrew) continue;
    pupils.push({ enrolmentId, person, minutes: minutesOf(world, held) });
  }
  for (const [index, lesson] of held.entries()) {
    const there = pupils.filter(({ minutes }) => (minutes[index] ?? 0) > 0);
    const people = there.map(({ person }) => person);
    addLessonSession(world, seeded, edition, lesson, people);
    for (const { enrolmentId, minutes } of there) {
      tick(seeded, edition, lesson, enrolmentId, minutes[index] ?? 0);
    }
  }
  if (held.length > 0) addChecks(world, seeded, edition, pupils);
}

function heldOf({ lessons }: PupilsOf): Insertable<LessonTable>[] {
  return lessons.filter(({ status }) => status === 'held');
}

/** People met before it was planned, those of the age the course is for first. */
function pupilsOf({ site, plan, course, starts_on, plannedOn }: PupilsOf): Person[] {
  const [from, to] = AGES[course.audience] ?? [0, 120];
  const known = site.people.filter(({ since }) => since < plannedOn);
  const fits = ({ born }: Person) => {
    const age = born === null ? -1 : ageOn(born, starts_on);
    return age >= from && age <= to;
  };
  const ordered = [...known.filter(fits), ...known.filter((person) => !fits(person))];
  return ordered.slice(plan.from, plan.from + plan.people);
}

/** Minutes at each lesson, 0 for those missed: some are late, some do not come back. */
function minutesOf({ random }: World, held: readonly Insertable<LessonTable>[]): number[] {
  let gone = false;
  return held.map(({ minutes }) => {
    gone ||= random.chance(LOST);
    if (gone || random.chance(MISSED)) return 0;
    return random.chance(LATE) ? minutes - 30 : minutes;
  });
}

function instantOf({ at }: PupilsOf): string {
  return new Date(at).toISOString();
}

function enrol(
  { random }: World,
  { taught }: SeededCourses,
  edition: PupilsOf,
  index: number,
  who: Partial<Insertable<EnrolmentTable>> & Pick<EnrolmentTable, 'status'>,
): string {
  const id = idAt(random, edition.at);
  taught.enrolment.push({
    id,
    edition_id: edition.editionId,
    citizen_id: who.citizen_id ?? null,
    person_no: who.person_no ?? null,
    staff_id: who.staff_id ?? null,
    status: who.status,
    withdrawn_at: who.withdrawn_at ?? null,
    withdrawal_reason: who.withdrawal_reason ?? null,
    position: index + 1,
    way: random.chance(0.3) ? 'trainer' : 'desk',
    created_by: edition.staffId,
    created_at: instantOf(edition),
    revision: 1,
    updated_at: instantOf(edition),
  });
  return id;
}

function tick(
  { taught }: SeededCourses,
  { staffId }: PupilsOf,
  lesson: Insertable<LessonTable>,
  enrolment_id: string,
  minutes: number,
): void {
  taught.lesson_presence.push({
    lesson_id: lesson.id,
    enrolment_id,
    minutes,
    walk_in: 0,
    noted_by: staffId,
    noted_at: lesson.updated_at,
  });
}
