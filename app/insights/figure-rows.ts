import type { DisclosureRules, Shown } from '../disclosure/shown.ts';
import type { ShownFigures, ShownRow } from '../figures/show-participation.ts';
import type { Formats } from '../ui/formats.ts';
import { type Column, SORT_COLUMNS, type Sort } from './asked.ts';

type Quotient = 'perPerson' | 'withoutCode';

/** The figures of a row or of the whole as they leave the server; null = hidden, undefined = over nobody. */
export type Figures = Readonly<Record<Exclude<Column, Quotient>, number | null>> &
  Readonly<Record<Quotient, number | null | undefined>>;

/** A row of a table as it leaves the server. */
export type FigureRow = Figures & {
  readonly key: string;
  readonly label: string;
  /** Hidden numbers of this row are below this, or cover another. */
  readonly under: number;
  /** What is compared, and with what; null where nothing is. */
  readonly compared: { readonly now: Compared; readonly before: Compared } | null;
};

type Compared = Pick<Figures, 'accesses' | 'people'>;

/** Shown counts as columns of a table, with what is worked out from them. */
export function figuresOf(shown: ShownFigures, rules: DisclosureRules, exact: boolean): Figures {
  const people = shown.uniques.value;
  return {
    accesses: shown.accesses.value,
    people,
    minutes: shown.minutes.value,
    personMinutes: shown.personMinutes.value,
    new: shown.new.value,
    returning: people === null || shown.new.value === null ? null : people - shown.new.value,
    perPerson: quotient(shown.identified, shown.uniques, exact ? 1 : rules.minDenominator),
    withoutCode: quotient(shown.withoutCode, shown.accesses, exact ? 1 : rules.minDenominator),
  };
}

/** Hidden with either, and over too few; nothing over nobody. */
function quotient(part: Shown, whole: Shown, least: number): number | null | undefined {
  if (part.value === null || whole.value === null) return null;
  if (whole.value === 0) return undefined;
  return whole.value < least ? null : part.value / whole.value;
}

interface Naming {
  labelOf(key: string): string;
  /** The threshold that hides numbers of a row. */
  underOf(key: string): number;
  comparedOf(key: string): FigureRow['compared'];
  readonly rules: DisclosureRules;
  readonly exact: boolean;
}

/** Shown figures with their words, in the order they came. */
export function namedRows(
  rows: readonly ShownRow[],
  { labelOf, underOf, comparedOf, rules, exact }: Naming,
): FigureRow[] {
  return rows.map((row) => ({
    key: row.key,
    label: labelOf(row.key),
    ...figuresOf(row, rules, exact),
    under: underOf(row.key),
    compared: comparedOf(row.key),
  }));
}

/** What is compared of a row; who is not in a table did not come: nobody. */
export function toCompare(row: ShownFigures | undefined): Compared {
  return row ? { accesses: row.accesses.value, people: row.uniques.value } : { accesses: 0, people: 0 };
}

/**
 * Sorted by a column. Hidden numbers come last in both directions and among themselves by name: the order of the true
 * numbers would say what was hidden.
 */
export function sortRows(rows: readonly FigureRow[], sort: Sort, { compare }: Formats): FigureRow[] {
  const sign = sort.startsWith('-') ? -1 : 1;
  const name = sort.replace('-', '');
  const by = SORT_COLUMNS.find((column) => column === name) ?? 'label';
  const byLabel = (a: FigureRow, b: FigureRow) => compare(a.label, b.label) || (a.key < b.key ? -1 : 1);
  return [...rows].sort((a, b) => {
    if (by === 'label') return sign * byLabel(a, b);
    const [left, right] = [a[by] ?? null, b[by] ?? null];
    if (left === null || right === null) {
      return Number(left === null) - Number(right === null) || byLabel(a, b);
    }
    return sign * (left - right) || byLabel(a, b);
  });
}

/** In the order of a code list; codes it does not know (and `unknown`) come last. */
export function inListOrder(rows: readonly FigureRow[], codes: readonly string[]): FigureRow[] {
  const places = new Map(codes.map((code, place) => [code, place]));
  const place = (row: FigureRow) => places.get(row.key) ?? codes.length;
  return [...rows].sort((a, b) => place(a) - place(b));
}

/** How a column is written. */
export const KIND_OF = {
  accesses: 'count',
  people: 'count',
  minutes: 'minutes',
  personMinutes: 'minutes',
  new: 'count',
  returning: 'count',
  perPerson: 'ratio',
  withoutCode: 'share',
} as const satisfies Readonly<Record<Column, string>>;
