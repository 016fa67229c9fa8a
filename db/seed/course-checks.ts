import type { Insertable } from 'kysely';
import { levelColumns } from '../level-columns.ts';
import type { LessonTable } from '../schema/lesson.ts';
import type { ResponseTable } from '../schema/response.ts';
import { ageOn } from './age.ts';
import { minuteOf } from './calendar.ts';
import { idAt } from './ids.ts';
import { Weighted } from './random.ts';
import type { Pupil, PupilsOf, SeededCourses } from './seeded-courses.ts';
import type { World } from './world.ts';

const WAYS = new Weighted<ResponseTable['way']>([
  ['tablet', 6],
  ['desk', 3],
  ['home', 1],
]);

/** Ticks of `course-check`, version 2, by question; each has a question of its own on how well it goes. */
const TICKS: Readonly<Record<string, readonly string[]>> = {
  find: ['search', 'verify', 'keep'],
  talk: ['message', 'share', 'service', 'together', 'identity'],
  make: ['write', 'change', 'rights'],
  safe: ['update', 'password', 'scam', 'rest'],
  solve: ['repair', 'install', 'learn'],
};
const MOST = 3;
const MINUTE_MS = 60_000;

/** How much oftener something is ticked afterwards, from and to: some learn nothing. */
const LEARNED = [-0.08, 0.36] as const;
const ANSWER_BEFORE = 0.9;
const ANSWER_AFTER = 0.85;

/** Has pupils answer before and after, and certificates made out to who came often enough, once the course is over. */
export function addChecks(
  world: World,
  seeded: SeededCourses,
  edition: PupilsOf,
  pupils: readonly Pupil[],
): void {
  const { random } = world;
  const { course, lessons, isOver } = edition;
  const held = lessons.filter(({ status }) => status === 'held');
  const [first, last] = [held[0], held.at(-1)];
  if (!first || !last) return;
  const planned = lessons.filter(({ status }) => status !== 'cancelled');
  const all = planned.reduce((sum, { minutes }) => sum + minutes, 0);
  for (const pupil of pupils) {
    const able = random.next() * 0.6;
    const learned = LEARNED[0] + random.next() * (LEARNED[1] - LEARNED[0]);
    const wasThere = (pupil.minutes[0] ?? 0) > 0;
    const answered = wasThere && random.chance(ANSWER_BEFORE);
    if (course.instrument && answered)
      answer(world, seeded, edition, { pupil, lesson: first, able, moment: 'before' });
    const stayed = (pupil.minutes.at(-1) ?? 0) > 0;
    if (!isOver) continue;
    if (course.instrument && answered && stayed && random.chance(ANSWER_AFTER)) {
      answer(world, seeded, edition, { pupil, lesson: last, able: able + learned, moment: 'after' });
    }
    const minutes = pupil.minutes.reduce((sum, one) => sum + one, 0);
    const needed = course.certificate_percent;
    if (needed !== null && minutes * 100 >= all * needed && edition.plan.leftOpen === undefined) {
      certify(world, seeded, edition, { pupil, minutes, planned: all, day: last.day });
    }
  }
}

function answer(
  world: World,
  { taught, batch }: SeededCourses,
  { site, staffId }: PupilsOf,
  given: {
    readonly pupil: Pupil;
    readonly lesson: Insertable<LessonTable>;
    readonly able: number;
    readonly moment: 'before' | 'after';
  },
): void {
  const { random, instant, courseQuestionnaire } = world;
  const { pupil, lesson, able, moment } = given;
  const { person, enrolmentId } = pupil;
  const offset = moment === 'before' ? 0 : lesson.minutes;
  const start = instant(lesson.day, minuteOf(lesson.start_time) + offset);
  const [started_at, completed_at] = [start, start + random.between(3, 9) * MINUTE_MS].map((at) =>
    new Date(at).toISOString(),
  );
  if (started_at === undefined || completed_at === undefined) return;
  const id = idAt(random, start);
  const isFirst = !batch.responses.some(({ person_no }) => person_no === person.no);
  batch.responses.push({
    id,
    citizen_id: person.id,
    person_no: person.no,
    site_id: site.id,
    staff_id: staffId,
    session_id: null,
    instrument: 'course-check',
    version: courseQuestionnaire.version,
    definition_hash: courseQuestionnaire.definitionHash,
    language: 'it',
    text_hash: null,
    way: WAYS.draw(random),
    status: 'complete',
    is_baseline: isFirst ? 1 : 0,
    answers: JSON.stringify(answersOf(world, able)),
    page: 2 * Object.keys(TICKS).length - 1,
    day: lesson.day,
    started_at,
    completed_at,
    stopped_at: null,
    age: person.born === null ? null : ageOn(person.born, lesson.day),
    gender: person.profile.gender,
    education: person.profile.education,
    citizenship: person.profile.citizenship,
    ...levelColumns(null),
    revision: 1,
    updated_at: completed_at,
  });
  taught.course_check.push({ response_id: id, enrolment_id: enrolmentId, moment });
}

function answersOf({ random }: World, able: number): Record<string, number | string[]> {
  const answers: Record<string, number | string[]> = {};
  for (const [question, offered] of Object.entries(TICKS)) {
    const ticked = offered.filter(() => random.chance(able));
    answers[question] = ticked.length > 0 ? ticked : ['none'];
    answers[`can_${question}`] = Math.min(MOST, Math.round((able + random.next() * 0.3) * MOST));
  }
  return answers;
}

function certify(
  { random, sealer, instant, certificateCode }: World,
  { taught }: SeededCourses,
  { staffId, course }: PupilsOf,
  earned: {
    readonly pupil: Pupil;
    readonly minutes: number;
    readonly planned: number;
    readonly day: string;
  },
): void {
  const id = idAt(random, instant(earned.day, 19 * 60));
  const { code, hash } = certificateCode((below) => random.between(0, below - 1));
  taught.certificate.push({
    id,
    enrolment_id: earned.pupil.enrolmentId,
    code_hash: hash,
    code_sealed: sealer.seal(code, id),
    minutes: earned.minutes,
    minutes_planned: earned.planned,
    share_needed: course.certificate_percent,
    issued_on: earned.day,
    issued_by: staffId,
    revoked_at: null,
    revoked_by: null,
  });
}
