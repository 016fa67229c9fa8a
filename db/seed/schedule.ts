import { addDays, isHoliday, minuteOf, type Weekday, weekdayOf } from './calendar.ts';
import { DEMO_SITES, type Hours, type SitePlan } from './places.ts';
import { type Random, Weighted } from './random.ts';

const WEEKDAY_FACTOR: Readonly<Record<Weekday, number>> = {
  mon: 1.2,
  tue: 1,
  wed: 0.95,
  thu: 1.1,
  fri: 0.85,
  sat: 0.6,
  sun: 0,
};
/** January to December: August and Christmas are quiet, autumn is full. */
const MONTH_FACTOR = [1.1, 1.05, 1.1, 1, 1.1, 1, 0.8, 0.3, 1.15, 1.2, 1.15, 0.75];
const LAST_START_TODAY = minuteOf('11:30');
const DEMO_OPENS = minuteOf('08:30');
const MORNING_MINUTES = LAST_START_TODAY - DEMO_OPENS;
/** The longest visit of one person: whoever came later than that before now is still at the desk. */
const LONGEST_VISIT = 60;
/** The demo's desk has a visit more for each of these minutes, up to those of a morning. */
const MINUTES_A_VISIT = 10;

export interface Schedule {
  readonly days: readonly string[];
  /** Sessions of a site (by index) on a day (by index). */
  count(day: number, site: number): number;
  /** `count` starting minutes inside the opening hours, rising. */
  times(random: Random, day: number, site: number): number[];
}

/**
 * Spreads `total` sessions over the `years` that end today, by opening hours, weekday, season and size of the
 * site, with a slow growth. Today ends at 11:30, and the demo facilitator's main site has six to eight then; made earlier
 * in the day (at `minuteNow`), only what can be over is told, and that site is taken to have opened early.
 */
export function makeSchedule(
  random: Random,
  sites: readonly SitePlan[],
  today: string,
  { total, years, minuteNow }: { readonly total: number; readonly years: number; readonly minuteNow: number },
): Schedule {
  const length = 365 * years;
  const days = Array.from({ length }, (_, index) => addDays(today, index - length + 1));
  const last = days.length - 1;
  // Five minutes are the least a time is drawn from.
  const lastStart = Math.max(5, Math.min(LAST_START_TODAY, minuteNow - LONGEST_VISIT));
  const demoMorning = [Math.max(0, Math.min(DEMO_OPENS, lastStart - MORNING_MINUTES)), lastStart] as const;
  const counts = new Int32Array(days.length * sites.length);
  const main = last * sites.length + DEMO_SITES[0];

  /** How likely a session is at each site on each day but for `main`: millions of places, never all of them as objects. */
  function* weights(): Generator<readonly [number, number]> {
    for (const [d, day] of days.entries()) {
      const season = MONTH_FACTOR[Number(day.slice(5, 7)) - 1] ?? 1;
      const growth = 0.8 + (0.4 * d) / last;
      // One good or bad day for everybody: weather, strikes, deadlines.
      const luck = 0.8 + 0.4 * random.next();
      const busy = WEEKDAY_FACTOR[weekdayOf(day)];
      const open = new Map<Hours, number>();
      for (const [s, plan] of sites.entries()) {
        const minutes =
          open.get(plan.hours) ??
          openingMinutes(plan, day, day === today ? lastStart : undefined).reduce(
            (sum, [from, to]) => sum + to - from,
            0,
          );
        open.set(plan.hours, minutes);
        const weight = (minutes / 240) * plan.size * season * growth * luck * busy;
        const place = d * sites.length + s;
        if (weight > 0 && place !== main) yield [place, weight];
      }
    }
  }

  const spread = new Weighted(weights());
  const fits = 1 + Math.floor((demoMorning[1] - demoMorning[0]) / MINUTES_A_VISIT);
  const reserved = Math.min(total, fits, random.between(6, 8));
  for (let left = total - reserved; left > 0; left -= 1) {
    const cell = spread.draw(random);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  counts[main] = reserved;

  return {
    days,
    count: (day, site) => counts[day * sites.length + site] ?? 0,
    times(random, d, s) {
      const day = days[d];
      const plan = sites[s];
      const count = counts[d * sites.length + s] ?? 0;
      if (day === undefined || plan === undefined || count === 0) return [];
      const isMainToday = d === last && s === DEMO_SITES[0];
      const opening = isMainToday
        ? [demoMorning]
        : openingMinutes(plan, day, d === last ? lastStart : undefined);
      const hours = new Weighted(opening.map((one) => [one, one[1] - one[0]] as const));
      const times = Array.from({ length: count }, () => {
        const [from, to] = hours.draw(random);
        return from + 5 * Math.floor((random.next() * (to - from)) / 5);
      });
      return times.sort((a, b) => a - b);
    },
  };
}

/** Opening intervals of a site on a day, in minutes of the day, none later than `until`; closed on holidays. */
function openingMinutes(plan: SitePlan, day: string, until = Infinity): (readonly [number, number])[] {
  if (isHoliday(day)) return [];
  return (plan.hours[weekdayOf(day)] ?? []).flatMap(([from, to]) => {
    const start = minuteOf(from);
    const end = Math.min(minuteOf(to), until);
    return end > start ? [[start, end] as const] : [];
  });
}
