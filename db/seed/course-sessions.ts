import type { Insertable } from 'kysely';
import type { LessonTable } from '../schema/lesson.ts';
import { ageBandOn } from './age.ts';
import { minuteOf } from './calendar.ts';
import { idAt } from './ids.ts';
import type { Person } from './people.ts';
import type { PupilsOf, SeededCourses } from './seeded-courses.ts';
import type { World } from './world.ts';

/** Writes the training session a lesson counts as, its register closed at the end; nobody there, it counts as none. */
export function addLessonSession(
  { random, sealer, instant }: World,
  { batch }: SeededCourses,
  { site, staffId, course, plan }: PupilsOf,
  lesson: Insertable<LessonTable>,
  people: readonly Person[],
): void {
  if (people.length === 0) return;
  const end = instant(lesson.day, minuteOf(lesson.start_time) + lesson.minutes);
  const closed = new Date(end).toISOString();
  const id = idAt(random, end);
  lesson.session_id = id;
  lesson.updated_at = closed;
  batch.sessions.push({
    id,
    site_id: site.id,
    facilitator_id: staffId,
    day: lesson.day,
    start_time: lesson.start_time,
    minutes: lesson.minutes,
    mode: plan.online ? 'D' : 'C',
    channel: plan.online ? 'video' : 'in_presence',
    outcome: 'resolved',
    note_sealed: null,
    // No form was sent that could come again.
    content_hash: sealer.seal('', id),
    case_id: null,
    revision: 1,
    created_at: closed,
    updated_at: closed,
    deleted_at: null,
    deleted_by: null,
  });
  for (const topic of course.topics) batch.topics.push({ session_id: id, topic });
  for (const { id: citizen_id, no: person_no, born, profile, hasCode } of people) {
    const { gender, education, occupation, citizenship, province, language } = profile;
    batch.attendances.push({
      id: idAt(random, end),
      session_id: id,
      site_id: site.id,
      day: lesson.day,
      counts: 1,
      citizen_id,
      person_no,
      age_band: born === null ? null : ageBandOn(born, lesson.day),
      gender,
      education,
      occupation,
      citizenship,
      province,
      language,
      has_code: hasCode ? 1 : 0,
    });
  }
}
