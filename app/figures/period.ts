import { addDays, isDay } from '../platform/clock.ts';

/** Civil days, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** What is wrong with a period in the address; `code` is a key of the words of this area. */
interface PeriodError {
  readonly field: 'from' | 'to';
  readonly code: 'notADay' | 'reversed' | 'tooLong' | 'tooEarly' | 'tooLate';
}

type PeriodReading =
  | { readonly ok: true; readonly period: Period }
  | { readonly ok: false; readonly errors: readonly PeriodError[] };

const FIRST_DAY = '2000-01-01';
const MOST_YEARS = 10;

/**
 * Reads `from` and `to` from an address. Without them: the twelve months that end today (who reads whole months: `quickPeriods`); with one of them, the other
 * follows from it. Refuses days that do not exist, reversed periods, more than ten years, before 2000, over a year ahead.
 */
export function readPeriod(params: URLSearchParams, today: string): PeriodReading {
  const wantedFrom = params.get('from')?.trim() || null;
  const wantedTo = params.get('to')?.trim() || null;
  const notDays = [
    { field: 'from' as const, text: wantedFrom },
    { field: 'to' as const, text: wantedTo },
  ].filter(({ text }) => text !== null && !isDay(text));
  if (notDays.length > 0) {
    return { ok: false, errors: notDays.map(({ field }) => ({ field, code: 'notADay' })) };
  }

  const to = wantedTo ?? today;
  const from = wantedFrom ?? addDays(addYears(to, -1), 1);
  const error = findError(from, to, today);
  return error ? { ok: false, errors: [error] } : { ok: true, period: { from, to } };
}

function findError(from: string, to: string, today: string): PeriodError | null {
  if (from < FIRST_DAY) return { field: 'from', code: 'tooEarly' };
  if (to > addYears(today, 1)) return { field: 'to', code: 'tooLate' };
  if (from > to) return { field: 'to', code: 'reversed' };
  if (to >= addYears(from, MOST_YEARS)) return { field: 'to', code: 'tooLong' };
  return null;
}

/** The same day of another year; 29 February becomes the 28th where it does not exist. */
export function addYears(day: string, years: number): string {
  const moved = `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
  return isDay(moved) ? moved : `${moved.slice(0, 8)}28`;
}

/** Days of a period, both ends included. */
export function daysIn({ from, to }: Period): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000 + 1;
}

/** The day of the week, 1 (Monday) – 7. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** The period of as many days that ends the day before this one begins. */
export function previousPeriod(period: Period): Period {
  return { from: addDays(period.from, -daysIn(period)), to: addDays(period.from, -1) };
}

/** First day of the month `months` after (before, negative) the month of `day`. */
export function monthStart(day: string, months: number): string {
  const date = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}

/** The same, but the month that is running goes up to today. */
export function wholeMonths(period: Period, today: string): Period {
  const isRunning = period.to.slice(0, 7) === today.slice(0, 7);
  const { from, to } = monthsAround(period);
  return { from, to: isRunning ? today : to };
}

/** The last day of a month (`YYYY-MM`). */
export function lastDay(month: string): string {
  const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  return `${month}-${days}`;
}

/** The days that are in both; null when none is. */
export function commonDays(one: Period, other: Period): Period | null {
  const from = one.from > other.from ? one.from : other.from;
  const to = one.to < other.to ? one.to : other.to;
  return from <= to ? { from, to } : null;
}

/** The whole months a period touches. */
export function monthsAround({ from, to }: Period): Period {
  return { from: monthStart(from, 0), to: lastDay(to.slice(0, 7)) };
}

/** The same days a year before. */
export function yearBefore({ from, to }: Period): Period {
  return { from: addYears(from, -1), to: addYears(to, -1) };
}

/** The same whole months a year before. */
export function monthsOfYearBefore({ from, to }: Period): Period {
  return { from: addYears(from, -1), to: lastDay(addYears(`${to.slice(0, 7)}-01`, -1).slice(0, 7)) };
}

/** The months of a period of whole months that are over; null when none is. */
export function finishedMonths({ from, to }: Period, today: string): Period | null {
  const last = addDays(monthStart(today, 0), -1);
  if (to <= last) return { from, to };
  return from <= last ? { from, to: last } : null;
}

/** As many whole months before a period of whole months. */
export function previousMonths(period: Period): Period {
  const first = monthStart(period.from, -monthsOf(period).length);
  return { from: first, to: addDays(period.from, -1) };
}

/** A month (`YYYY-MM`) as a number; the one after it has the next. */
export function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

/** The months (`YYYY-MM`) a period touches, in order. */
export function monthsOf({ from, to }: Period): string[] {
  const months: string[] = [];
  let year = Number(from.slice(0, 4));
  let month = Number(from.slice(5, 7));
  for (let text = from.slice(0, 7); text <= to.slice(0, 7); ) {
    months.push(text);
    month += 1;
    if (month === 13) {
      month = 1;
      year += 1;
    }
    text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  }
  return months;
}
