/** In what a metric is counted; its words are under `unit` in `locales/<language>/definitions.json`. */
type MetricUnit =
  | 'accesses'
  | 'people'
  | 'sessions'
  | 'hours'
  | 'ratio'
  | 'percent'
  | 'perThousand'
  | 'cases'
  | 'days'
  | 'times';

/** A figure of the product, whose name and meaning are the same on pages, in files, in the API and in print. */
interface Metric {
  /** Its name for programs, and in the address of its definition: `/definitions#accesses`. */
  readonly code: string;
  readonly group: 'participation' | 'cases' | 'skills';
  readonly unit: MetricUnit;
  /** The civil day since when it has been counted this way. */
  readonly since: string;
}

const FIRST_RELEASE = '2026-11-21';

/** Every metric, in the order of the page of definitions; names and meanings are in `metrics.json` of each language. */
export const METRICS = [
  { code: 'accesses', group: 'participation', unit: 'accesses', since: FIRST_RELEASE },
  { code: 'uniques', group: 'participation', unit: 'people', since: FIRST_RELEASE },
  { code: 'hours', group: 'participation', unit: 'hours', since: FIRST_RELEASE },
  { code: 'new', group: 'participation', unit: 'people', since: FIRST_RELEASE },
  { code: 'returning', group: 'participation', unit: 'people', since: FIRST_RELEASE },
  { code: 'sessions', group: 'participation', unit: 'sessions', since: FIRST_RELEASE },
  { code: 'personHours', group: 'participation', unit: 'hours', since: FIRST_RELEASE },
  { code: 'servicesPerPerson', group: 'participation', unit: 'ratio', since: '2026-11-22' },
  { code: 'withoutCode', group: 'participation', unit: 'percent', since: '2026-11-22' },
  { code: 'perThousandResidents', group: 'participation', unit: 'perThousand', since: '2026-11-22' },
  { code: 'casesOpened', group: 'cases', unit: 'cases', since: '2026-11-22' },
  { code: 'casesResolved', group: 'cases', unit: 'cases', since: '2026-11-22' },
  { code: 'casesAbandoned', group: 'cases', unit: 'cases', since: '2026-11-22' },
  { code: 'daysToResolve', group: 'cases', unit: 'days', since: '2026-11-22' },
  { code: 'waiting', group: 'cases', unit: 'cases', since: '2026-11-22' },
  { code: 'respondents', group: 'skills', unit: 'people', since: FIRST_RELEASE },
  { code: 'atLeastBasic', group: 'skills', unit: 'percent', since: FIRST_RELEASE },
  { code: 'overallLevel', group: 'skills', unit: 'people', since: FIRST_RELEASE },
  { code: 'areaLevel', group: 'skills', unit: 'people', since: FIRST_RELEASE },
  { code: 'incomplete', group: 'skills', unit: 'times', since: FIRST_RELEASE },
  { code: 'declined', group: 'skills', unit: 'times', since: FIRST_RELEASE },
] as const satisfies readonly Metric[];

export type MetricCode = (typeof METRICS)[number]['code'];

export const METRIC_GROUPS = [
  'participation',
  'cases',
  'skills',
] as const satisfies readonly Metric['group'][];

/** Where a metric is defined. */
export function definitionHref(metric: MetricCode): string {
  return `/definitions#${metric}`;
}
