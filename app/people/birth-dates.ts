import { isDay } from '../platform/clock.ts';
import { ageOn } from './age.ts';

/** Nobody older is expected at a desk: beyond this neither the older century nor the year is taken. Years. */
const OLDEST_AGE = 110;

/**
 * The birth dates that two year digits can mean on a reference day, youngest first: none after that day,
 * nobody over 110. So `20` is 2020 *or* 1920 for a service of 2026, and only 1920 for one of 2019.
 * Empty when the day exists in no such year. `month` 1–12.
 */
export function possibleBirthDates(
  yearDigits: number,
  month: number,
  dayOfMonth: number,
  today: string,
): string[] {
  const century = Math.floor(Number(today.slice(0, 4)) / 100) * 100;
  return [century, century - 100, century - 200]
    .map((start) => civilDay(start + yearDigits, month, dayOfMonth))
    .filter((date) => isDay(date) && date <= today && ageOn(date, today) <= OLDEST_AGE);
}

/** True for a year typed with four digits in which somebody who comes today may have been born. */
export function isBirthYear(typed: string, today: string): boolean {
  const age = Number(today.slice(0, 4)) - Number(typed);
  return /^\d{4}$/.test(typed) && age >= 0 && age <= OLDEST_AGE;
}

function civilDay(year: number, month: number, dayOfMonth: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}
