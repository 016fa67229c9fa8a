/** Weekly opening hours: a day without an entry is closed. Times are civil, `HH:MM`. */
export const WEEK_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type WeekDay = (typeof WEEK_DAYS)[number];
type TimeRange = readonly [from: string, to: string];
export type WeeklyHours = Partial<Readonly<Record<WeekDay, readonly TimeRange[]>>>;

/** Time ranges a day may have: morning and afternoon. */
export const RANGES_PER_DAY = [1, 2] as const;

/** The name of one time field, `mon_1_from`. */
export function hourField(day: WeekDay, range: number, end: 'from' | 'to'): string {
  return `${day}_${range}_${end}`;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

type HoursMistake = 'time' | 'incomplete' | 'order' | 'overlap';

type ReadHours =
  | { readonly ok: true; readonly hours: WeeklyHours }
  | { readonly ok: false; readonly mistakes: Readonly<Record<string, HoursMistake>> };

/** Reads the fourteen possible ranges; every mistake is named by the field it belongs to. */
export function readHours(typed: (field: string) => string): ReadHours {
  const mistakes: Record<string, HoursMistake> = {};
  const hours: Partial<Record<WeekDay, TimeRange[]>> = {};
  for (const day of WEEK_DAYS) {
    const ranges: TimeRange[] = [];
    for (const number of RANGES_PER_DAY) {
      const fromField = hourField(day, number, 'from');
      const toField = hourField(day, number, 'to');
      const from = typed(fromField).trim();
      const to = typed(toField).trim();
      if (from === '' && to === '') continue;
      if (from !== '' && !TIME.test(from)) mistakes[fromField] = 'time';
      else if (to !== '' && !TIME.test(to)) mistakes[toField] = 'time';
      else if (from === '') mistakes[fromField] = 'incomplete';
      else if (to === '') mistakes[toField] = 'incomplete';
      else if (from >= to) mistakes[toField] = 'order';
      else if (ranges.some((earlier) => from <= earlier[1])) mistakes[fromField] = 'overlap';
      else ranges.push([from, to]);
    }
    if (ranges.length > 0) hours[day] = ranges;
  }
  return Object.keys(mistakes).length > 0 ? { ok: false, mistakes } : { ok: true, hours };
}

function isRange(value: unknown): value is TimeRange {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    value.every((time) => typeof time === 'string' && TIME.test(time))
  );
}

/** The hours kept as JSON in `site.hours`; what cannot be read counts as closed. */
export function parseHours(json: string): WeeklyHours {
  const kept: unknown = JSON.parse(json);
  const hours: Partial<Record<WeekDay, TimeRange[]>> = {};
  if (typeof kept !== 'object' || kept === null) return hours;
  for (const [key, ranges] of Object.entries(kept)) {
    const day = WEEK_DAYS.find((one) => one === key);
    if (day && Array.isArray(ranges)) hours[day] = ranges.filter(isRange);
  }
  return hours;
}

/** The hours as the fields of the form. */
export function hoursAsFields(hours: WeeklyHours): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const day of WEEK_DAYS) {
    for (const [index, [from, to]] of (hours[day] ?? []).entries()) {
      fields[hourField(day, index + 1, 'from')] = from;
      fields[hourField(day, index + 1, 'to')] = to;
    }
  }
  return fields;
}
