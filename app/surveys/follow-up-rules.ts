import { addDays, addMonths } from '../platform/clock.ts';

/** Months after which a questionnaire may be repeated (sooner it would repeat more than measure), and after a «no» asked for again. */
const MONTHS = 3;

/** The questionnaire whose repetition shows what has changed. */
export const FOLLOWED = 'dsi-2';

/** The first day to ask again after an answer, or a «no», of `day`; the month's last day stands for a missing one. */
export function askAgainFrom(day: string): string {
  return addMonths(day, MONTHS);
}

/** The latest day whose answer may be asked for again `today` (on 28 February that of 30 November), or has a follow-up by then. */
export function answeredUntil(today: string): string {
  let day = addMonths(today, -MONTHS);
  while (askAgainFrom(addDays(day, 1)) <= today) day = addDays(day, 1);
  return day;
}

/** The first answer that may count as a follow-up of a baseline, of later ones in order of day; see docs/decisions/0025. */
export function firstFollowUp<T extends { readonly day: string }>(
  baselineDay: string,
  later: readonly T[],
): T | undefined {
  const from = askAgainFrom(baselineDay);
  return later.find(({ day }) => day >= from);
}

/** What is known of a person and the followed questionnaire, in the whole network; days are civil. */
interface AskedBefore {
  /** The day of the latest complete response; null before the first. */
  readonly lastDay: string | null;
  /** One is begun, or lies on paper. */
  readonly open: boolean;
  /** The last day they would rather not; null when they never said so. */
  readonly declinedDay: string | null;
}

/** Whether to ask: for the first time, again, or not now; `from` is the day to ask again. */
export type Asking =
  | { readonly kind: 'first' }
  | { readonly kind: 'again'; readonly since: string }
  | { readonly kind: 'open' }
  | { readonly kind: 'declined'; readonly day: string; readonly from: string }
  | { readonly kind: 'done'; readonly from: string };

/** Decides whether a person is to be asked `today`. */
export function askingOf({ lastDay, open, declinedDay }: AskedBefore, today: string): Asking {
  if (open) return { kind: 'open' };
  if (lastDay !== null && askAgainFrom(lastDay) > today) return { kind: 'done', from: askAgainFrom(lastDay) };
  if (declinedDay !== null && askAgainFrom(declinedDay) > today) {
    return { kind: 'declined', day: declinedDay, from: askAgainFrom(declinedDay) };
  }
  return lastDay === null ? { kind: 'first' } : { kind: 'again', since: lastDay };
}
