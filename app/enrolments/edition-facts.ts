import type { SeenEdition } from '../../db/queries/editions.ts';
import type { LessonRow } from '../../db/queries/lessons.ts';

/** What somebody has to know to come: also what a page shows. */
export interface EditionFacts {
  readonly id: string;
  readonly title: string;
  readonly place: { readonly kind: 'site' | 'elsewhere' | 'online'; readonly text: string };
  /** Lessons that are held, in order. */
  readonly lessons: readonly { readonly day: string; readonly start: string; readonly minutes: number }[];
  /** The day of the first of them, else the first day of the edition. */
  readonly firstDay: string;
}

/** Place and times of an edition; of an online one the link is for those enrolled and stays out. */
export function factsOf(edition: SeenEdition, rows: readonly LessonRow[]): EditionFacts {
  const lessons = lessonsHeld(rows);
  const { place_kind: kind } = edition;
  const site = [edition.site_name, edition.room].filter(Boolean).join(', ');
  return {
    id: edition.id,
    title: edition.shown_title,
    place: { kind, text: kind === 'elsewhere' ? (edition.place_text ?? '') : site },
    lessons,
    firstDay: lessons[0]?.day ?? edition.starts_on,
  };
}

/** When the lessons are that were not cancelled. */
export function lessonsHeld(rows: readonly LessonRow[]): EditionFacts['lessons'] {
  return rows
    .filter(({ status }) => status !== 'cancelled')
    .map(({ day, start_time, minutes }) => ({ day, start: start_time, minutes }));
}
