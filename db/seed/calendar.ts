const DAY_MS = 86_400_000;

/** The day `days` after (before, when negative) a civil day. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days from one civil day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export function weekdayOf(day: string): Weekday {
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 'sun';
}

/** Easter Sunday (Gregorian computus, Meeus). */
function easter(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  const month = String(Math.floor(f / 31)).padStart(2, '0');
  return `${year}-${month}-${String((f % 31) + 1).padStart(2, '0')}`;
}

const FIXED_HOLIDAYS = new Set('01-01 01-06 04-25 05-01 06-02 08-15 11-01 12-08 12-25 12-26'.split(' '));

/** True on Italian public holidays. */
export function isHoliday(day: string): boolean {
  return FIXED_HOLIDAYS.has(day.slice(5)) || addDays(easter(Number(day.slice(0, 4))), 1) === day;
}

/** Turns civil times of a zone into instants; the offset is read once a day (desks are shut when clocks change). */
export function clockOf(timeZone: string): (day: string, minuteOfDay: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const midnights = new Map<string, number>();
  return (day, minuteOfDay) => {
    let midnight = midnights.get(day);
    if (midnight === undefined) {
      const noon = Date.parse(`${day}T12:00:00Z`);
      const [hours = 12, minutes = 0] = format.format(noon).split(':').map(Number);
      midnight = noon - (hours * 60 + minutes) * 60_000;
      midnights.set(day, midnight);
    }
    return midnight + minuteOfDay * 60_000;
  };
}

/** `HH:MM` of a minute of the day. */
export function timeText(minuteOfDay: number): string {
  const hours = String(Math.floor(minuteOfDay / 60)).padStart(2, '0');
  return `${hours}:${String(minuteOfDay % 60).padStart(2, '0')}`;
}

/** Minute of the day of `HH:MM`. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
