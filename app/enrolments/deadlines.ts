import { startOfDay } from '../platform/clock.ts';

const HOUR_MS = 3_600_000;
/** Whoever is asked on the eve still gets this long to answer. */
const LEAST_HOURS = 2;

/**
 * The instant until which a seat is kept for somebody who is asked at `now`: after so many hours, but not later than the
 * day before the first lesson ends. null once the day of the first lesson has begun: then nobody is asked any more, seats
 * are given by people.
 */
export function keptUntil(now: Date, hours: number, firstDay: string, timeZone: string): Date | null {
  const begins = startOfDay(firstDay, timeZone).getTime();
  const at = now.getTime();
  if (at >= begins) return null;
  return new Date(Math.min(at + hours * HOUR_MS, Math.max(begins, at + LEAST_HOURS * HOUR_MS)));
}

/** What the calendar says about enrolling online. */
type EnrolmentWindow = 'not_yet' | 'open' | 'over';

/** Whether people may enrol by themselves on a day: within the window, and before the day of the first lesson. */
export function windowOn(
  today: string,
  edition: { readonly enrol_from: string; readonly enrol_until: string; readonly firstDay: string },
): EnrolmentWindow {
  if (today < edition.enrol_from) return 'not_yet';
  return today > edition.enrol_until || today >= edition.firstDay ? 'over' : 'open';
}
