import type { Range } from '../../db/figure-content/columns.ts';

/** Days of a month, both included; `lastDay` before `firstDay` when there are none. */
export interface Days {
  readonly firstDay: number;
  readonly lastDay: number;
}

/** The last day a month can have. */
export const LAST_DAY = 31;

/** Whatever month it is. */
export const WHOLE_MONTH: Days = { firstDay: 1, lastDay: LAST_DAY };

/** One of them. */
export const onlyDay = (day: number): Days => ({ firstDay: day, lastDay: day });

/** The part of a range, in which days are in order, that is of these days. */
export function rangeOfDays(day: Uint8Array, range: Range, { firstDay, lastDay }: Days): Range {
  const first = placeOf(day, range, firstDay);
  return { first, end: placeOf(day, { first, end: range.end }, lastDay + 1) };
}

/** Where a day begins, or would, in a range in order. */
function placeOf(days: Uint8Array, { first, end }: Range, wanted: number): number {
  while (first < end) {
    const middle = (first + end) >>> 1;
    if ((days[middle] ?? 0) < wanted) first = middle + 1;
    else end = middle;
  }
  return first;
}
