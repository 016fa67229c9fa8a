import type { Formats } from '../ui/formats.ts';
import { ROW_COLUMNS, type RowSort } from './asked.ts';
import type { RowFigures } from './report.ts';
import type { ShareFigures } from './summary.ts';

/** A group as the page and its CSV show it: its people and how many are at least basic. */
export interface PageRow {
  readonly key: string;
  readonly label: string;
  readonly n: number | null;
  readonly unreliable: boolean;
  readonly atLeastBasic: ShareFigures;
}

/** The rows of everybody, or of internet users only. */
export function pageRows(rows: readonly RowFigures[], usersOnly: boolean): PageRow[] {
  return rows.map(({ key, label, usersOnly: users, ...everybody }) => {
    const { n, unreliable = false, atLeastBasic } = usersOnly ? users : everybody;
    return { key, label, n, unreliable, atLeastBasic };
  });
}

/**
 * Sorted by a column; without one as they came. Hidden numbers come last in both directions and among themselves as
 * they came: the order of the true numbers would say what was hidden.
 */
export function sortPageRows(
  rows: readonly PageRow[],
  sort: RowSort | undefined,
  { compare }: Formats,
): PageRow[] {
  const by = ROW_COLUMNS.find((column) => sort?.endsWith(column));
  if (!sort || !by) return [...rows];
  const sign = sort.startsWith('-') ? -1 : 1;
  if (by === 'label') return rows.toSorted((a, b) => sign * compare(a.label, b.label));
  const numberOf = (row: PageRow) => (by === 'n' ? row.n : row.atLeastBasic.share);
  return rows.toSorted((a, b) => {
    const [left, right] = [numberOf(a), numberOf(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (left - right);
  });
}
