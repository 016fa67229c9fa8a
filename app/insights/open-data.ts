import { commonDays, lastDay, monthStart, monthsAround, type Period } from '../figures/period.ts';
import { addDays } from '../platform/clock.ts';
import type { Breakdown } from './breakdowns.ts';

/** What the open data are told apart by: a table each. */
export const OPEN_TABLES = [
  'month',
  'site',
  'organisation',
  'comune',
  'topic',
  'ageBand',
  'gender',
  'mode',
  'channel',
] as const satisfies readonly Breakdown[];

/** Years offered that are over; more are asked for in the address. */
const YEARS = 3;

/** Periods of which most is shown: the years that are over, newest first, then the whole quarters of this one. */
export function openPeriods(today: string): Period[] {
  const year = Number(today.slice(0, 4));
  const over = Array.from({ length: YEARS }, (_, back) => ({
    from: `${year - 1 - back}-01-01`,
    to: `${year - 1 - back}-12-31`,
  }));
  const quarters = Math.floor((Number(today.slice(5, 7)) - 1) / 3);
  const running = { from: `${year}-01-01`, to: lastDay(`${year}-${String(quarters * 3).padStart(2, '0')}`) };
  return quarters > 0 ? [...over, running] : over;
}

/** The whole months a period touches that are over; null where none is. */
export function monthsOver(period: Period, today: string): Period | null {
  return commonDays(monthsAround(period), {
    from: monthStart(period.from, 0),
    to: addDays(monthStart(today, 0), -1),
  });
}
