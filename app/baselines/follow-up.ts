import { addDays, addMonths } from '../platform/clock.ts';

/** Sooner than this a questionnaire repeats the baseline more than it measures a change. */
const MONTHS_APART = 3;

/** First civil day on which an answer counts as follow-up of a baseline: same day of the month, else the month's last. */
export function followUpFrom(baselineDay: string): string {
  return addMonths(baselineDay, MONTHS_APART);
}

/** The last day of a baseline whose follow-up may have come by `day`. */
export function lastBaselineDue(day: string): string {
  let last = addMonths(day, -MONTHS_APART);
  // 30 November is three months after 30 August and, for want of a 31st, after 31 August.
  while (followUpFrom(addDays(last, 1)) <= day) last = addDays(last, 1);
  return last;
}

/** The first answer that may count, of later ones in order of day; see docs/decisions/0025. */
export function firstFollowUp<T extends { readonly day: string }>(
  baselineDay: string,
  later: readonly T[],
): T | undefined {
  const from = followUpFrom(baselineDay);
  return later.find(({ day }) => day >= from);
}
