import { addMonths, isDay } from '../../platform/clock.ts';

/** What is wrong with the day written on a paper. */
type DayFault = 'missing' | 'future' | 'before_printing' | 'too_old';

/** How long a blank sheet may lie about, in months. */
const BLANK_MONTHS = 12;

/** Judges the day on which a paper says it was answered; null when it can be. */
export function dayFault(day: string, today: string, printedOn: string | null): DayFault | null {
  if (!isDay(day)) return 'missing';
  if (day > today) return 'future';
  if (printedOn !== null && day < printedOn) return 'before_printing';
  return printedOn === null && day < addMonths(today, -BLANK_MONTHS) ? 'too_old' : null;
}
