import { DIMENSIONS, type Dimension, type Grouping } from './question.ts';

/** Columns the table of groups can be sorted by. */
export const ROW_COLUMNS = ['label', 'n', 'share'] as const;
export type RowColumn = (typeof ROW_COLUMNS)[number];
export type RowSort = RowColumn | `-${RowColumn}`;

/** What the page's address asks for; what is missing is the usual: everything there is, no groups. */
export interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly organisation?: string | undefined;
  readonly site?: string | undefined;
  readonly ageClass?: string | undefined;
  readonly sex?: string | undefined;
  readonly education?: string | undefined;
  readonly citizenship?: string | undefined;
  readonly way?: string | undefined;
  readonly by?: string | undefined;
  /** Internet users only, instead of everybody. */
  readonly users?: 'only' | undefined;
  readonly sort?: RowSort | undefined;
  /** Population to weight to: dataset and place, `id:geo`. */
  readonly population?: string | undefined;
}

const PARAMETERS = [
  'from',
  'to',
  'organisation',
  'site',
  ...DIMENSIONS,
  'by',
  'users',
  'sort',
  'population',
] as const satisfies readonly (keyof Asked)[];

const SORTS = ROW_COLUMNS.flatMap((column) => [column, `-${column}`] as const);

/** As much of a value as is shown again. */
const ECHO = 200;

/** What an address asks for, as it was typed; several values of one name are one list apart by commas. */
export function readAsked(params: URLSearchParams): Asked {
  const given: Partial<Record<(typeof PARAMETERS)[number], string>> = {};
  for (const name of PARAMETERS) {
    const text = params.getAll(name).filter(Boolean).join(',').slice(0, ECHO);
    if (text) given[name] = text;
  }
  const { users, sort, ...rest } = given;
  return {
    ...rest,
    users: users === 'only' ? 'only' : undefined,
    sort: SORTS.find((known) => known === sort),
  };
}

function query(asked: Asked): string {
  const params = new URLSearchParams();
  for (const name of PARAMETERS) {
    const value = asked[name];
    if (value !== undefined) params.set(name, value);
  }
  const text = params.toString();
  return text ? `?${text}` : '';
}

/** Address of the page with something changed. */
export function baselinesHref(asked: Asked, change: Asked = {}): string {
  return `/baselines${query({ ...asked, ...change })}`;
}

/** Address of the table of groups as a file, for the same selection. */
export function rowsHref(asked: Asked, format: string): string {
  const text = query({ ...asked, population: undefined });
  return `/baselines/rows${text ? `${text}&` : '?'}format=${format}`;
}

/** What a form has to carry along, beside the fields named. */
export function hiddenFields(
  asked: Asked,
  without: readonly (keyof Asked)[],
): { readonly name: string; readonly value: string }[] {
  return PARAMETERS.flatMap((name) => {
    const value = asked[name];
    return value === undefined || without.includes(name) ? [] : [{ name, value }];
  });
}

/** True where a grouping tells people apart, rather than places or times. */
export function isOfPeople(by: Grouping): by is Dimension {
  return DIMENSIONS.some((dimension) => dimension === by);
}

/** Dataset and place of an address; null when it names none. */
export function populationAsked(text: string | undefined): { id: string; geo: string } | null {
  const [, id, geo] = /^([!-9;-~]{1,60}):([\w .-]{1,40})$/.exec(text ?? '') ?? [];
  return id && geo ? { id, geo } : null;
}
