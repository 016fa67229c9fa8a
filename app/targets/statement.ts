/** A number as it is read on the page and on paper, and as a spreadsheet takes it; hidden ones have no value. */
export interface StatementCell {
  readonly text: string;
  readonly value?: number;
}

interface StatementHead {
  readonly text: string;
  readonly kind: 'number' | 'words';
}

interface StatementRow {
  readonly key: string;
  /** The first one names the row. */
  readonly cells: readonly StatementCell[];
}

/** One table of a statement, the same on the page, in the PDF and in the spreadsheet. */
export interface StatementTable {
  readonly key: 'figures' | 'targets' | 'sites';
  readonly title: string;
  readonly heads: readonly StatementHead[];
  readonly rows: readonly StatementRow[];
}

/** What is reported of a month, in words and numbers that may leave the server. */
export interface Statement {
  readonly title: string;
  readonly network: string;
  readonly facts: readonly (readonly [what: string, value: string])[];
  readonly tables: readonly StatementTable[];
  readonly definitions: readonly { readonly name: string; readonly text: string }[];
  readonly notes: readonly string[];
  /** Instant of the numbers, ISO. */
  readonly asOf: string;
  /** The months there are statements of; without a programme there is no first one. */
  readonly months: { readonly first: string | null; readonly last: string };
}

/** The statement of everything in reach instead of a programme's. */
export const EVERYTHING = 'all';

export const STATEMENT_FILES = ['pdf', 'xlsx', 'ods'] as const;
export type StatementFile = (typeof STATEMENT_FILES)[number];

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** True for a month (`YYYY-MM`) of this century. */
export function isMonth(text: string): boolean {
  return MONTH.test(text) && text >= '2000-01' && text <= '2099-12';
}

/** Where a statement stands. */
export function statementHref(programme: string, month: string, site: string | null, file?: StatementFile) {
  const address = `/statements/${programme}/${month}${file ? `/${file}` : ''}`;
  return site === null ? address : `${address}?site=${site}`;
}
