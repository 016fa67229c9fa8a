import type { MetricCode } from '../definitions/metrics.ts';
import { type Breakdown, CODE_FILTERS, type CodeFilter } from './breakdowns.ts';

/** What a dashboard's address asks for; what is missing is the usual: all sites in reach, the usual period. */
export interface Asked extends Readonly<Partial<Record<CodeFilter, string | undefined>>> {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The same days a year before to compare with, instead of the days before. */
  readonly compare?: 'year' | undefined;
  readonly programme?: string | undefined;
  readonly organisation?: string | undefined;
  /** Belfiore code. */
  readonly comune?: string | undefined;
  readonly site?: string | undefined;
  /** Own sessions only. */
  readonly mine?: 'yes' | undefined;
  /** The breakdown to look at; without it the overview. */
  readonly by?: Breakdown | undefined;
  /** Skills of internet users only, instead of everybody. */
  readonly users?: 'only' | undefined;
  /** Order of the table: a column, with `-` before it from the top down. */
  readonly sort?: Sort | undefined;
  /** Long tables in full. */
  readonly rows?: 'all' | undefined;
}

/** Figures of a table, in the order of its columns. */
export const COLUMNS = [
  'accesses',
  'people',
  'minutes',
  'personMinutes',
  'new',
  'returning',
  'perPerson',
  'withoutCode',
] as const;
export type Column = (typeof COLUMNS)[number];

/** What the columns count, as the definitions name it. */
export const METRIC_OF = {
  accesses: 'accesses',
  people: 'uniques',
  minutes: 'hours',
  personMinutes: 'personHours',
  new: 'new',
  returning: 'returning',
  perPerson: 'servicesPerPerson',
  withoutCode: 'withoutCode',
} as const satisfies Readonly<Record<Column, MetricCode>>;

/** Columns a table can be sorted by. */
export const SORT_COLUMNS = ['label', ...COLUMNS] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

export type Sort = SortColumn | `-${SortColumn}`;
export const SORTS: readonly Sort[] = SORT_COLUMNS.flatMap((column) => [column, `-${column}` as const]);

/** Filters of place, beside those of codes. */
export const PLACE_FILTERS = ['programme', 'organisation', 'comune', 'site'] as const;
export type PlaceFilter = (typeof PLACE_FILTERS)[number];

/** Everything an address may say, in the order it is written. */
export const PARAMETERS = [
  'from',
  'to',
  'compare',
  ...PLACE_FILTERS,
  ...CODE_FILTERS,
  'mine',
  'by',
  'users',
  'sort',
  'rows',
] as const satisfies readonly (keyof Asked)[];

/** What an address asks as it is written after it, with the question mark; nothing where it asks for the usual. */
export function queryOf(asked: Asked, extra: Readonly<Record<string, string>> = {}): string {
  const params = new URLSearchParams();
  for (const name of PARAMETERS) {
    const value = asked[name];
    if (value !== undefined) params.set(name, value);
  }
  for (const [name, value] of Object.entries(extra)) params.set(name, value);
  const text = params.toString();
  return text ? `?${text}` : '';
}

/** What is asked with something changed; a table of something else begins short and in its own order. */
function changed(asked: Asked, change: Asked): Asked {
  const other = 'by' in change && change.by !== asked.by;
  return { ...asked, ...(other ? { sort: undefined, rows: undefined } : {}), ...change };
}

/** Address of the dashboard with something changed. */
export function dashboardHref(asked: Asked, change: Asked = {}): string {
  return `/insights${queryOf(changed(asked, change))}`;
}

/** Address of a table as a file, for the same selection. */
export function tableHref(asked: Asked, by: Breakdown, format: string): string {
  return `/insights/table${queryOf({ ...changed(asked, { by }), users: undefined, rows: undefined }, { format })}`;
}
