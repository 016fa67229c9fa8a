import type { SiteCases } from '../../db/queries/case-figures.ts';
import type { DisclosureRules, Shown } from '../disclosure/shown.ts';

/** Figures of cases, in the order of the columns. */
export const CASE_COLUMNS = ['opened', 'resolved', 'abandoned', 'waiting', 'days'] as const;
export type CaseColumn = (typeof CASE_COLUMNS)[number];

/** Those of a month: who waits, waits now. */
export const CASE_MONTH_COLUMNS = [
  'opened',
  'resolved',
  'abandoned',
  'days',
] as const satisfies readonly CaseColumn[];

/** What may be seen of the cases of a place or a month; null = hidden, undefined = none resolved. */
export type CaseFigures = Readonly<Record<CaseColumn, number | null | undefined>>;

/** Days between the opening and the closing of cases, and how many took as long. */
export interface Span {
  readonly days: number;
  readonly cases: number;
}

type Counts = Pick<SiteCases, 'opened' | 'resolved' | 'abandoned' | 'waiting'>;

/** The cases of a place for staff who may open the persons themselves: nothing is hidden. */
export function openCases(counts: Counts, spans: readonly Span[]): CaseFigures {
  const { opened, resolved, abandoned, waiting } = counts;
  return { opened, resolved, abandoned, waiting, days: medianDays(spans) };
}

/** The cases of a place as their releases show them; a median needs as many cases as a share needs people. */
export function showCases(
  { opened, resolved, abandoned, waiting }: Readonly<Record<keyof Counts, Shown>>,
  spans: readonly Span[],
  { minDenominator }: DisclosureRules,
): CaseFigures {
  const isEnough = resolved.value === 0 || (resolved.value ?? 0) >= minDenominator;
  return {
    opened: opened.value,
    resolved: resolved.value,
    abandoned: abandoned.value,
    waiting: waiting.value,
    days: isEnough ? medianDays(spans) : null,
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
  // A region has many cases and few lengths.
  const casesOf = new Map<number, number>();
  let all = 0;
  for (const { days, cases } of spans) {
    casesOf.set(days, (casesOf.get(days) ?? 0) + cases);
    all += cases;
  }
  let seen = 0;
  return [...casesOf]
    .sort(([a], [b]) => a - b)
    .find(([, cases]) => {
      seen += cases;
      return seen >= all / 2;
    })?.[0];
}
