import { WEEK_DAYS, type WeekDay } from '../network/hours.ts';
import { addDays } from '../platform/clock.ts';

/** Why nobody teaches on a day. */
export type ClosedDay =
  | { readonly kind: 'holiday'; readonly name: { readonly it: string; readonly en: string } }
  | { readonly kind: 'patron' | 'closure'; readonly name: string };

/** Lessons that come back every week. */
interface WeeklyPattern {
  readonly firstDay: string;
  readonly weekDays: readonly WeekDay[];
  /** How many lessons. */
  readonly count: number;
}

/** Days of a week are looked through for so many lessons more than are wanted: more are never skipped in a row. */
const SPARE = 60;

/** The day of the week of a civil day. */
export function weekDayOf(day: string): WeekDay {
  // `getUTCDay` begins with Sunday.
  const index = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return WEEK_DAYS[index] ?? 'mon';
}

/** The days of a pattern in order, some more than there are lessons. */
export function candidateDays({ firstDay, weekDays, count }: WeeklyPattern): string[] {
  const days: string[] = [];
  if (weekDays.length === 0) return days;
  for (let day = firstDay; days.length < count + SPARE; day = addDays(day, 1)) {
    if (weekDays.includes(weekDayOf(day))) days.push(day);
  }
  return days;
}

/** The days lessons fall on, and those that were skipped on the way, with the reason. */
export function layOut(
  pattern: WeeklyPattern,
  closed: ReadonlyMap<string, ClosedDay>,
): { readonly days: readonly string[]; readonly skipped: readonly (ClosedDay & { readonly day: string })[] } {
  const days: string[] = [];
  const skipped: (ClosedDay & { readonly day: string })[] = [];
  for (const day of candidateDays(pattern)) {
    if (days.length === pattern.count) break;
    const why = closed.get(day);
    if (why) skipped.push({ ...why, day });
    else days.push(day);
  }
  return { days, skipped };
}
