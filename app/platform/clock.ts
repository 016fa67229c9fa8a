/** Where «now» comes from: tests and the demo network bring their own. */
export interface Clock {
  now(): Date;
}

/** The clock of the machine. */
export const systemClock: Clock = { now: () => new Date() };

/** Where the days of the commands begin and end; a server's network says its own. */
export const TIME_ZONE = 'Europe/Rome';

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

interface Civil {
  readonly day: string;
  readonly time: string;
}

const MINUTE_MS = 60_000;

/** Of each time zone the minute asked for last: most who ask mean now. */
const lastMinutes = new Map<string, Civil & { readonly minute: number }>();

/** The civil day (`YYYY-MM-DD`) and time (`HH:MM`) of an instant in a time zone. */
export function civil(instant: Date, timeZone: string): Civil {
  const minute = Math.floor(instant.getTime() / MINUTE_MS);
  const last = lastMinutes.get(timeZone);
  if (last?.minute === minute) return { day: last.day, time: last.time };
  const [day = '', time = ''] = formatterFor(timeZone).format(instant).split(' ');
  lastMinutes.set(timeZone, { minute, day, time });
  return { day, time };
}

/** The same of the instant at which something ends: at midnight it is 24:00 of the day that ends, as people say it. */
export function civilEnd(instant: Date, timeZone: string): { day: string; time: string } {
  const end = civil(instant, timeZone);
  return end.time === '00:00' ? { day: addDays(end.day, -1), time: '24:00' } : end;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** True for an existing calendar day written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The instant a civil day begins in a time zone. */
export function startOfDay(day: string, timeZone: string): Date {
  const wanted = Date.parse(`${day}T00:00:00Z`);
  let at = wanted;
  // Once for the distance from UTC, once more where that changes on the way.
  for (let turn = 0; turn < 2; turn += 1) {
    const there = civil(new Date(at), timeZone);
    at += wanted - Date.parse(`${there.day}T${there.time}:00Z`);
  }
  return new Date(at);
}

/** The day `days` after (or before, negative) a civil day. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The day `months` after (or before, negative) a civil day; where that day does not exist, the month's last. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
