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
const DEMO_MORNING: readonly [number, number] = [minuteOf('08:30'), LAST_START_TODAY];
/** The longest visit of one person: whoever came later than that before now is still at the desk. */
const LONGEST_VISIT = 60;
/** The demo's desk has a visit more for each of these minutes, up to those of a morning. */
const MINUTES_A_VISIT = 10;
/** A day that has fewer minutes than these has its visits at the demo's desk only. */
const FIRST_HOUR = 60;

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
 * in the day (at `minuteNow`), the same visits of today began earlier, so that all can be over; before two in the morning
 * nobody has come but to that site.
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
          openingMinutes(plan, day, day === today).reduce((sum, [from, to]) => sum + to - from, 0);
        open.set(plan.hours, minutes);
        const weight = (minutes / 240) * plan.size * season * growth * luck * busy;
        const place = d * sites.length + s;
        if (weight > 0 && place !== main) yield [place, weight];
      }
    }
  }

  const spread = new Weighted(weights());
  const reserved = Math.min(total, random.between(6, 8));
  for (let left = total - reserved; left > 0; left -= 1) {
    const cell = spread.draw(random);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  counts[main] = reserved;
  // Whom the first hour of a day has no room for came on the last day before: elsewhere everybody, it is night.
  const room = Math.floor(lastStart / MINUTES_A_VISIT);
  for (const [s, plan] of lastStart < FIRST_HOUR ? sites.entries() : []) {
    const before = days.findLastIndex((day) => day < today && openingMinutes(plan, day, false).length > 0);
    const place = last * sites.length + s;
    const came = counts[place] ?? 0;
    const stay = before < 0 ? came : Math.min(came, place === main ? 1 + room : 0);
    counts[place] = stay;
    if (came > stay)
      counts[before * sites.length + s] = (counts[before * sites.length + s] ?? 0) + came - stay;
  }

  return {
    days,
    count: (day, site) => counts[day * sites.length + site] ?? 0,
    times(random, d, s) {
      const day = days[d];
      const plan = sites[s];
      const count = counts[d * sites.length + s] ?? 0;
      if (day === undefined || plan === undefined || count === 0) return [];
      const isMainToday = d === last && s === DEMO_SITES[0];
      const opening = isMainToday ? [DEMO_MORNING] : openingMinutes(plan, day, d === last);
      const hours = new Weighted(opening.map((one) => [one, one[1] - one[0]] as const));
      const times = Array.from({ length: count }, () => {
        const [from, to] = hours.draw(random);
        return from + 5 * Math.floor((random.next() * (to - from)) / 5);
      });
      const drawn = times.sort((a, b) => a - b);
      return d === last ? drawn.map((time) => earlier(time, opening[0]?.[0] ?? 0, lastStart)) : drawn;
    },
  };
}

/** A time of today's morning at a site that opens at `opens`, where the morning ends at `lastStart`: brought forward. */
function earlier(time: number, opens: number, lastStart: number): number {
  const from = Math.max(0, opens - (LAST_START_TODAY - lastStart));
  const since = ((time - opens) * (lastStart - from)) / (LAST_START_TODAY - opens);
  return from + 5 * Math.floor(since / 5);
}

/** Opening intervals of a site on a day, in minutes of the day; closed on holidays. */
function openingMinutes(plan: SitePlan, day: string, isToday: boolean): (readonly [number, number])[] {
  if (isHoliday(day)) return [];
  return (plan.hours[weekdayOf(day)] ?? []).flatMap(([from, to]) => {
    const start = minuteOf(from);
    const end = isToday ? Math.min(minuteOf(to), LAST_START_TODAY) : minuteOf(to);
    return end > start ? [[start, end] as const] : [];
  });
}
