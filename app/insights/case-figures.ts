import type { SiteCases } from '../../db/queries/case-figures.ts';
import type { DisclosureRules } from '../disclosure/shown.ts';
import { daysIn, type Period } from './period.ts';

/** Figures of cases, in the order of the columns. */
export const CASE_COLUMNS = ['opened', 'resolved', 'abandoned', 'waiting', 'days'] as const;
export type CaseColumn = (typeof CASE_COLUMNS)[number];

/** What may be seen of the cases of a place; null = hidden, undefined = none resolved. */
export type CaseFigures = Readonly<Record<CaseColumn, number | null | undefined>>;

/** Days from the first to the last of one case, and how many took as long. */
export interface Span extends Period {
  readonly cases: number;
}

type Counts = Pick<SiteCases, 'opened' | 'resolved' | 'abandoned' | 'waiting'>;

/**
 * The cases of a place as they may leave the server. Whoever may not see true counts reads multiples of the smallest
 * count that may be seen: two periods or places subtracted from each other then tell nothing of the few in between.
 */
export function showCases(
  counts: Counts,
  spans: readonly Span[],
  exact: boolean,
  { minCell, minDenominator }: DisclosureRules,
): CaseFigures {
  const shown = (value: number) => {
    if (exact || value === 0) return value;
    return value < minCell ? null : Math.round(value / minCell) * minCell;
  };
  const median = medianDays(spans);
  return {
    opened: shown(counts.opened),
    resolved: shown(counts.resolved),
    abandoned: shown(counts.abandoned),
    waiting: shown(counts.waiting),
    days: median === undefined || exact || counts.resolved >= minDenominator ? median : null,
  };
}

/** The cases of several sites together. */
export function addCases(sites: readonly Counts[]): Counts {
  const sum = (name: keyof Counts) => sites.reduce((total, site) => total + site[name], 0);
  return {
    opened: sum('opened'),
    resolved: sum('resolved'),
    abandoned: sum('abandoned'),
    waiting: sum('waiting'),
  };
}

/** The median of the days between opening and closing; of an even number the lower one. Undefined of none. */
export function medianDays(spans: readonly Span[]): number | undefined {
  const sorted = spans.map((span) => ({ days: daysIn(span) - 1, cases: span.cases }));
  sorted.sort((a, b) => a.days - b.days);
  const half = sorted.reduce((total, { cases }) => total + cases, 0) / 2;
  let seen = 0;
  return sorted.find(({ cases }) => {
    seen += cases;
    return seen >= half;
  })?.days;
}
