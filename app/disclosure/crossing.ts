import { ROOM } from './pools.ts';
import { type DisclosureRules, isSmall } from './shown.ts';

/**
 * A table of two ways of telling people apart. Its cells are people who reach something and people who do not; a cell
 * is shown or hidden with both. Rows and columns whose own totals are hidden come as one row and one column (the last
 * ones), hidden throughout. A hidden cell is safe when people could be exchanged around a rectangle of hidden cells
 * (one row gains where another loses) without any sum noticing: that is another possible world.
 */
export interface Crossing {
  readonly rows: number;
  readonly columns: number;
  /** Number of rows at the end (0 or 1) that stand for all with a hidden total; columns likewise. */
  readonly restRow: boolean;
  readonly restColumn: boolean;
  /** By row, column and 0 (reached) or 1 (not). */
  readonly counts: Int32Array;
  /** By row and column: 1 when hidden. */
  readonly hidden: Uint8Array;
  /** By row, column and part: 1 where a number in a hidden cell follows from what is shown. */
  readonly known: Uint8Array;
}

export const PARTS = 2;

/** A crossing nobody is counted in yet; with `restRow` or `restColumn` its last row or column is what the others leave. */
export function openCrossing(rows: number, columns: number, restRow: boolean, restColumn: boolean): Crossing {
  return {
    rows,
    columns,
    restRow,
    restColumn,
    counts: new Int32Array(rows * columns * PARTS),
    hidden: new Uint8Array(rows * columns),
    known: new Uint8Array(rows * columns * PARTS),
  };
}

const at = ({ counts, columns }: Crossing, row: number, column: number, part: number) =>
  counts[(row * columns + column) * PARTS + part] ?? 0;
const size = (table: Crossing, row: number, column: number) =>
  at(table, row, column, 0) + at(table, row, column, 1);
const isHidden = ({ hidden, columns }: Crossing, row: number, column: number) =>
  hidden[row * columns + column] === 1;
function hide({ hidden, columns }: Crossing, row: number, column: number): void {
  hidden[row * columns + column] = 1;
}

/** Hides small cells and the rest, then more until every hidden number has room. */
export function closeCrossing(table: Crossing, rules: DisclosureRules): void {
  for (let row = 0; row < table.rows; row += 1) {
    for (let column = 0; column < table.columns; column += 1) {
      const rest =
        (table.restRow && row === table.rows - 1) || (table.restColumn && column === table.columns - 1);
      if (rest || isTooSmall(table, row, column, rules)) hide(table, row, column);
    }
  }
  for (let changed = true; changed; ) {
    changed = false;
    for (let row = 0; row < table.rows; row += 1) {
      for (let column = 0; column < table.columns; column += 1) {
        if (!isHidden(table, row, column)) continue;
        for (let part = 0; part < PARTS; part += 1) {
          while (!isSafe(table, row, column, part) && hideRectangle(table, row, column, part)) changed = true;
        }
      }
    }
  }
  markKnown(table);
}

function isTooSmall(table: Crossing, row: number, column: number, rules: DisclosureRules): boolean {
  const people = size(table, row, column);
  const parts = [at(table, row, column, 0), at(table, row, column, 1)];
  return people > 0 && (people < rules.minDenominator || parts.some((part) => isSmall(part, rules.minCell)));
}

/** Nobody of the kind is hidden in the row, or in the column: zero is no secret there. */
function isKnownZero(table: Crossing, row: number, column: number, part: number): boolean {
  if (at(table, row, column, part) > 0) return false;
  let [inRow, inColumn] = [0, 0];
  for (let other = 0; other < table.columns; other += 1) {
    if (isHidden(table, row, other)) inRow += at(table, row, other, part);
  }
  for (let other = 0; other < table.rows; other += 1) {
    if (isHidden(table, other, column)) inColumn += at(table, other, column, part);
  }
  return inRow === 0 || inColumn === 0;
}

function isSafe(table: Crossing, row: number, column: number, part: number): boolean {
  return isKnownZero(table, row, column, part) || roomOf(table, row, column, part) >= ROOM;
}

/** How far a hidden number can move around rectangles of hidden cells, up and down together. */
function roomOf(table: Crossing, row: number, column: number, part: number): number {
  const own = at(table, row, column, part);
  // What stands for several rows or columns may be anybody's: each of them has from nobody to all of it.
  const shared =
    (table.restRow && row === table.rows - 1) || (table.restColumn && column === table.columns - 1);
  let up = 0;
  let down = 0;
  const left = Array.from({ length: table.columns }, (_, other) => at(table, row, other, part));
  for (let otherRow = 0; otherRow < table.rows && (shared ? own : down) + up < ROOM; otherRow += 1) {
    if (otherRow === row || !isHidden(table, otherRow, column)) continue;
    let gives = at(table, otherRow, column, part);
    for (let other = 0; other < table.columns; other += 1) {
      if (other === column || !isHidden(table, row, other) || !isHidden(table, otherRow, other)) continue;
      const exchanged = Math.min(gives, left[other] ?? 0);
      up += exchanged;
      gives -= exchanged;
      left[other] = (left[other] ?? 0) - exchanged;
      down = Math.min(own, down + at(table, otherRow, other, part));
    }
  }
  return (shared ? own : down) + up;
}

/** Hides the cheapest rectangle through a cell that gives it more room; false when there is none. */
function hideRectangle(table: Crossing, row: number, column: number, part: number): boolean {
  let best: { price: number; row: number; column: number } | null = null;
  const price = (r: number, c: number) => (isHidden(table, r, c) ? 0 : size(table, r, c));
  const isThere = (r: number, c: number) => isHidden(table, r, c) || size(table, r, c) > 0;
  for (let otherRow = 0; otherRow < table.rows; otherRow += 1) {
    if (otherRow === row || !isThere(otherRow, column)) continue;
    for (let other = 0; other < table.columns; other += 1) {
      if (other === column || !isThere(row, other) || !isThere(otherRow, other)) continue;
      const total = price(otherRow, column) + price(row, other) + price(otherRow, other);
      const up = Math.min(at(table, otherRow, column, part), at(table, row, other, part));
      const down = Math.min(at(table, row, column, part), at(table, otherRow, other, part));
      if (total === 0 || up + down === 0) continue;
      const dear = total / Math.min(ROOM, up + down);
      if (best === null || dear < best.price) best = { price: dear, row: otherRow, column: other };
    }
  }
  if (!best) return false;
  hide(table, best.row, column);
  hide(table, row, best.column);
  hide(table, best.row, best.column);
  return true;
}

/** What cannot move at all is known from the sums; the caller must not let that be few people. */
function markKnown(table: Crossing): void {
  for (let row = 0; row < table.rows; row += 1) {
    for (let column = 0; column < table.columns; column += 1) {
      if (!isHidden(table, row, column)) continue;
      for (let part = 0; part < PARTS; part += 1) {
        if (!isSafe(table, row, column, part) || isKnownZero(table, row, column, part)) {
          table.known[(row * table.columns + column) * PARTS + part] = 1;
        }
      }
    }
  }
}
