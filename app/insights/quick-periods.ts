import { addYears, lastDay, monthStart, type Period } from '../figures/period.ts';
import { addDays } from '../platform/clock.ts';

/** The name of a period one tap away: a key of the words of this area (`quick.*`). */
type QuickPeriod = 'last12' | 'fourQuarters' | 'thisYear' | 'lastYear' | 'lastQuarter' | 'lastMonth';

export type NamedPeriod = Period & { readonly name: QuickPeriod };

const MONTHS_OF_QUARTER = 3;
/** From here on the running year says something of most places. */
const ENOUGH_OF_A_YEAR = '04-01';

/**
 * The quick periods as seen from today, the usual one first: month and quarter are the last complete ones, this year ends
 * today. Whoever reads whole months begins with this year, until April with the last one: a release tells most of calendar
 * years, of a place by gender or age of nothing else (docs/decisions/0038-what-the-release-serves.md).
 */
export function quickPeriods(today: string, inMonths: boolean): readonly [NamedPeriod, ...NamedPeriod[]] {
  const year = Number(today.slice(0, 4));
  const whole = <const Name extends QuickPeriod>(name: Name, first: string, months: number) => ({
    name,
    from: first,
    to: addDays(monthStart(first, months), -1),
  });
  const quarter = quarterStart(today);
  const thisYear = { name: 'thisYear', from: `${year}-01-01`, to: today } as const;
  const lastYear = whole('lastYear', `${year - 1}-01-01`, 12);
  const years =
    today.slice(5) < ENOUGH_OF_A_YEAR ? ([lastYear, thisYear] as const) : ([thisYear, lastYear] as const);
  const shorter = [
    whole('lastQuarter', monthStart(quarter, -MONTHS_OF_QUARTER), MONTHS_OF_QUARTER),
    whole('lastMonth', monthStart(today, -1), 1),
  ];
  return inMonths
    ? [...years, whole('fourQuarters', monthStart(quarter, -12), 12), ...shorter]
    : [{ name: 'last12', from: addDays(addYears(today, -1), 1), to: today }, thisYear, lastYear, ...shorter];
}

/** First day of the quarter of a day. */
function quarterStart(day: string): string {
  return monthStart(day, -((Number(day.slice(5, 7)) - 1) % MONTHS_OF_QUARTER));
}

/** Years offered at most. */
const YEARS = 2;

/** Where a release shows more than in a period: the whole quarters around it, and its years, latest first; up to today. */
export function clearerPeriods({ from, to }: Period, today: string): Period[] {
  const until = (last: string) => (last > today && to <= today ? today : last);
  const quarters = {
    from: quarterStart(from),
    to: until(lastDay(monthStart(quarterStart(to), MONTHS_OF_QUARTER - 1).slice(0, 7))),
  };
  const last = Number(to.slice(0, 4));
  const years = Array.from({ length: Math.min(YEARS, last - Number(from.slice(0, 4)) + 1) }, (_, before) => ({
    from: `${last - before}-01-01`,
    to: until(`${last - before}-12-31`),
  }));
  const isOther = (one: Period, other: Period) => one.from !== other.from || one.to !== other.to;
  return [...[quarters].filter((one) => years.every((year) => isOther(one, year))), ...years].filter((one) =>
    isOther(one, { from, to }),
  );
}
