import { addDays } from '../platform/clock.ts';

/** Easter Sunday of a year of the Gregorian calendar (the rule of Butcher and Meeus). */
export function easterOf(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  const month = String(Math.floor(sum / 31)).padStart(2, '0');
  return `${year}-${month}-${String((sum % 31) + 1).padStart(2, '0')}`;
}

/**
 * True when a civil day is the holiday of a code of the list `public_holiday`: `MM-DD` for the same day every year,
 * `easter` and `easter_N` for Easter Sunday and the day N days after it. Another code is no day at all.
 */
export function isHoliday(code: string, day: string): boolean {
  if (day.slice(5) === code) return true;
  const after = /^easter(?:_(\d{1,3}))?$/.exec(code);
  return after !== null && addDays(easterOf(Number(day.slice(0, 4))), Number(after[1] ?? 0)) === day;
}
