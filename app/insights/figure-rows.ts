import { type Column, SITE_COLUMNS, type SiteSort } from './asked.ts';
import type { ShownRow } from './show-participation.ts';

/** A row of a table as it leaves the server; null = hidden. */
export interface FigureRow extends Readonly<Record<Column, number | null>> {
  readonly key: string;
  readonly label: string;
  /** Hidden numbers of this row are below this, or cover another. */
  readonly under: number;
}

export interface Naming {
  labelOf(key: string): string;
  /** The threshold that hides numbers of a row. */
  underOf(key: string): number;
}

/** Shown figures with their words, in the order they came. */
export function namedRows(rows: readonly ShownRow[], { labelOf, underOf }: Naming): FigureRow[] {
  return rows.map((row) => ({
    key: row.key,
    label: labelOf(row.key),
    accesses: row.accesses.value,
    people: row.uniques.value,
    minutes: row.minutes.value,
    new: row.new.value,
    under: underOf(row.key),
  }));
}

/**
 * Sorted by a column. Hidden numbers come last in both directions and among themselves by name: the order of the true
 * numbers would say what was hidden.
 */
export function sortRows(rows: readonly FigureRow[], sort: SiteSort): FigureRow[] {
  const sign = sort.startsWith('-') ? -1 : 1;
  const by = SITE_COLUMNS.find((column) => sort.endsWith(column)) ?? 'label';
  const byLabel = (a: FigureRow, b: FigureRow) =>
    a.label.localeCompare(b.label, 'it') || (a.key < b.key ? -1 : 1);
  return [...rows].sort((a, b) => {
    if (by === 'label') return sign * byLabel(a, b);
    const [left, right] = [a[by], b[by]];
    if (left === null || right === null) {
      return Number(left === null) - Number(right === null) || byLabel(a, b);
    }
    return sign * (left - right) || byLabel(a, b);
  });
}

/** In the order of a code list; codes it does not know (and `unknown`) come last. */
export function inListOrder(rows: readonly FigureRow[], codes: readonly string[]): FigureRow[] {
  const place = (row: FigureRow) => {
    const index = codes.indexOf(row.key);
    return index < 0 ? codes.length : index;
  };
  return [...rows].sort((a, b) => place(a) - place(b));
}
