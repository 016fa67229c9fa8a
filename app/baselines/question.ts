/** What people answering a baseline are told apart by, beside place and time. */
export const DIMENSIONS = ['ageClass', 'sex', 'education', 'citizenship', 'way'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Full years at the day of the answer. The first six are the headline (16–74); the others stand beside it, never in it. */
export const AGE_CLASSES = [
  '16-24',
  '25-34',
  '35-44',
  '45-54',
  '55-64',
  '65-74',
  '75+',
  'under-16',
  'unknown',
] as const;
export type AgeClass = (typeof AGE_CLASSES)[number];

/** The class as it stands in a key of the words. */
export function ageKey(ageClass: string): string {
  return ageClass.replace('+', '-up');
}

/** What the rows of an answer are. */
export const GROUPINGS = ['network', 'organisation', 'site', 'year', 'month', ...DIMENSIONS] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** More would point at people: see docs/decisions/0024. */
export const MOST_DIMENSIONS = 2;

/** A question about baselines (first complete answers to `dsi-2`), in whole months. */
export interface BaselineQuestion {
  /** Ids; null for every site in scope. Sites out of scope fall away. */
  readonly siteIds: readonly string[] | null;
  /** First and last month (`YYYY-MM`), both included; null without an end. */
  readonly from: string | null;
  readonly to: string | null;
  /** Codes asked for, by dimension; a dimension that is not there is not filtered. Together with the grouping at most two dimensions. */
  readonly codes: { readonly [dimension in Dimension]?: readonly string[] };
}
