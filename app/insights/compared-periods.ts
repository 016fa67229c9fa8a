import {
  commonDays,
  finishedMonths,
  monthsOfYearBefore,
  type Period,
  previousMonths,
  previousPeriod,
  yearBefore,
} from '../figures/period.ts';

/** What a period is compared with, or why with nothing; kinds are keys of the words of this area (`filter.*`). */
export type ComparedPeriods =
  | {
      readonly kind: 'compared';
      /** As much of the period as is over: the rest would be missing beside `before`. */
      readonly now: Period;
      readonly before: Period;
    }
  | { readonly kind: 'unfinished' }
  /** Nothing is recorded that far back; the first month (`YYYY-MM`) there is, null when there is none. */
  | { readonly kind: 'too_early'; readonly since: string | null };

interface Comparing {
  /** With the same days a year before, instead of as many days before. */
  readonly withYear: boolean;
  /** Whoever may not see true counts compares whole months: a day more or less would tell that day. */
  readonly inMonths: boolean;
  readonly today: string;
  /** The first month in which anything is recorded. */
  readonly since: string | null;
}

/** Finds what a period can honestly be set beside: as many days, all of them past, in months that have been recorded. */
export function comparedPeriods(
  period: Period,
  { withYear, inMonths, today, since }: Comparing,
): ComparedPeriods {
  const now = inMonths ? finishedMonths(period, today) : commonDays(period, { from: period.from, to: today });
  if (!now) return { kind: 'unfinished' };
  const [yearAgo, justBefore] = inMonths
    ? [monthsOfYearBefore, previousMonths]
    : [yearBefore, previousPeriod];
  const before = withYear ? yearAgo(now) : justBefore(now);
  if (since === null || before.from.slice(0, 7) < since) return { kind: 'too_early', since };
  return { kind: 'compared', now, before };
}

/** The last day that is compared, where that is not the whole period; else null. */
export function lastComparedDay({
  period,
  compared,
}: {
  readonly period: Period;
  readonly compared: ComparedPeriods;
}): string | null {
  return compared.kind === 'compared' && compared.now.to !== period.to ? compared.now.to : null;
}
