import { addDays } from '../platform/clock.ts';
import { addYears, monthStart, type Period } from './period.ts';

/** Periods one tap away; the key is a key of the words of this area (`quick.*`). */
export const QUICK_PERIODS = ['last12', 'thisYear', 'lastYear', 'lastQuarter', 'lastMonth'] as const;
export type QuickPeriod = (typeof QUICK_PERIODS)[number];

/**
 * The quick periods as seen from today: month and quarter are the last complete ones, this year ends today. In whole
 * months the last twelve are those that are over: a running one can be compared with none.
 */
export function quickPeriods(today: string, inMonths: boolean): Readonly<Record<QuickPeriod, Period>> {
  const year = Number(today.slice(0, 4));
  const monthsIntoQuarter = (Number(today.slice(5, 7)) - 1) % 3;
  const whole = (first: string, months: number): Period => ({
    from: first,
    to: addDays(monthStart(first, months), -1),
  });
  return {
    last12: inMonths
      ? whole(monthStart(today, -12), 12)
      : { from: addDays(addYears(today, -1), 1), to: today },
    thisYear: { from: `${year}-01-01`, to: today },
    lastYear: whole(`${year - 1}-01-01`, 12),
    lastQuarter: whole(monthStart(today, -monthsIntoQuarter - 3), 3),
    lastMonth: whole(monthStart(today, -1), 1),
  };
}

/** From here on the running year says something of most places. */
const ENOUGH_OF_A_YEAR = '04-01';

/**
 * The year to look at places in unless another period is asked for: a place's people by age are told of calendar years
 * only (docs/decisions/0029-participation-release.md).
 */
export function usualYear(today: string): Period {
  const { thisYear, lastYear } = quickPeriods(today, true);
  return today.slice(5) < ENOUGH_OF_A_YEAR ? lastYear : thisYear;
}
