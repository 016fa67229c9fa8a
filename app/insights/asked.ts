import type { MetricCode } from '../definitions/metrics.ts';

/** What a dashboard's address asks for; what is missing is the usual: all sites in reach, the last twelve months. */
export interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly organisation?: string | undefined;
  readonly site?: string | undefined;
  /** Skills of internet users only, instead of everybody. */
  readonly users?: 'only' | undefined;
  /** Order of the table of sites: a column, with `-` before it from the top down. */
  readonly sort?: SiteSort | undefined;
  /** Long tables in full. */
  readonly rows?: 'all' | undefined;
}

/** Columns of a table of figures. */
export const COLUMNS = ['accesses', 'people', 'minutes', 'new'] as const;
export type Column = (typeof COLUMNS)[number];

/** What the columns count, as the definitions name it. */
export const METRIC_OF = {
  accesses: 'accesses',
  people: 'uniques',
  minutes: 'hours',
  new: 'new',
} as const satisfies Readonly<Record<Column, MetricCode>>;

/** Columns the table of sites can be sorted by. */
export const SITE_COLUMNS = ['label', ...COLUMNS] as const;
export type SiteColumn = (typeof SITE_COLUMNS)[number];

export type SiteSort = SiteColumn | `-${SiteColumn}`;

export const TABLES = ['month', 'site', 'topic', 'age', 'gender'] as const;
export type TableName = (typeof TABLES)[number];

const PARAMETERS = ['from', 'to', 'organisation', 'site', 'users', 'sort', 'rows'] as const;

function query(asked: Asked, extra: Readonly<Record<string, string>> = {}): string {
  const params = new URLSearchParams(extra);
  for (const name of PARAMETERS) {
    const value = asked[name];
    if (value !== undefined) params.set(name, value);
  }
  const text = params.toString();
  return text ? `?${text}` : '';
}

/** Address of the dashboard with something changed. */
export function dashboardHref(asked: Asked, change: Asked = {}): string {
  return `/insights${query({ ...asked, ...change })}`;
}

/** Address of one table as CSV, for the same selection. */
export function tableHref(asked: Asked, table: TableName): string {
  return `/insights/table.csv${query({ ...asked, users: undefined, rows: undefined }, { table })}`;
}
