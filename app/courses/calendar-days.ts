import { WEEK_DAYS } from '../network/hours.ts';
import { addDays, addMonths } from '../platform/clock.ts';
import { weekDayOf } from './weekly-pattern.ts';

export const VIEWS = ['week', 'month', 'list'] as const;
export type View = (typeof VIEWS)[number];

/** Days a list goes on for. */
const LIST_DAYS = 28;

/** The Monday of the week of a civil day. */
function mondayOf(day: string): string {
  return addDays(day, -WEEK_DAYS.indexOf(weekDayOf(day)));
}

/** What a view shows around a day, and where its neighbours begin. */
export interface ShownDays {
  /** Every day shown; for a month whole weeks, with the ends of its neighbours. */
  readonly days: readonly string[];
  /** `YYYY-MM` of the month; null elsewhere. */
  readonly month: string | null;
  readonly before: string;
  readonly after: string;
}

const run = (first: string, count: number) =>
  Array.from({ length: count }, (_, index) => addDays(first, index));

/** The days of a view. */
export function shownDays(view: View, day: string): ShownDays {
  if (view === 'list') {
    const days = run(day, LIST_DAYS);
    return { days, month: null, before: addDays(day, -LIST_DAYS), after: addDays(day, LIST_DAYS) };
  }
  if (view === 'week') {
    const monday = mondayOf(day);
    return { days: run(monday, 7), month: null, before: addDays(monday, -7), after: addDays(monday, 7) };
  }
  const first = `${day.slice(0, 7)}-01`;
  const monday = mondayOf(first);
  const last = addDays(addMonths(first, 1), -1);
  const weeks = Math.ceil((Date.parse(last) - Date.parse(monday) + 1) / (7 * 86_400_000));
  return {
    days: run(monday, weeks * 7),
    month: first.slice(0, 7),
    before: addMonths(first, -1),
    after: addMonths(first, 1),
  };
}
