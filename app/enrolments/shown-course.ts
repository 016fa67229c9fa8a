import type { CourseOfPerson } from '../../db/queries/enrolments.ts';
import { civilEnd } from '../platform/clock.ts';

/** A course somebody is or was in, as a list shows it. */
export type ShownCourse = ReturnType<typeof shownCourse>;

/** The course of a person as a list shows it; instants as days and times of `timeZone`. */
export function shownCourse(row: CourseOfPerson, timeZone: string) {
  const { id, title, site_name, starts_on, status, offered_until, edition_status } = row;
  return {
    id,
    title,
    site: site_name,
    day: starts_on,
    status,
    /** Until when a seat that was offered is kept. */
    until: offered_until === null ? null : civilEnd(new Date(offered_until), timeZone),
    isOpen: edition_status === 'planned' && status !== 'completed' && status !== 'withdrawn',
  };
}
