import type { SeenEdition } from '../../db/queries/editions.ts';
import type { LessonRow } from '../../db/queries/lessons.ts';
import { addDays } from '../platform/clock.ts';
import type { EditionStart } from './edition-fields.tsx';
import type { LessonsStart } from './lessons-fields.tsx';
import { weekDayOf } from './weekly-pattern.ts';

/** An edition as its form shows it. */
export function editionStart(edition: SeenEdition, trainerIds: readonly string[]): EditionStart {
  return {
    site: edition.site_id,
    place_kind: edition.place_kind,
    place_text: edition.place_text ?? '',
    online_link: edition.online_link ?? '',
    room: edition.room ?? '',
    seats: String(edition.seats),
    waiting_seats: edition.waiting_seats === null ? '' : String(edition.waiting_seats),
    enrol_from: edition.enrol_from,
    enrol_until: edition.enrol_until,
    edition_title: edition.title ?? '',
    programme: edition.programme_id ?? '',
    public: edition.public === 1 ? '1' : '',
    notes: edition.notes,
    trainers: trainerIds,
  };
}

/** The same pattern of lessons again, from the week after `today`: days, hour, length and number as they were. */
export function repeatedLessons(lessons: readonly LessonRow[], today: string): LessonsStart {
  const held = lessons.filter(({ status }) => status !== 'cancelled');
  const [first] = held;
  return {
    weekdays: [...new Set(held.map(({ day }) => weekDayOf(day)))],
    first_day: addDays(today, 7),
    start_time: first?.start_time ?? '15:00',
    minutes: String(first?.minutes ?? 120),
    count: String(Math.max(held.length, 1)),
  };
}
