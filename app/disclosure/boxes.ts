import { openSearch } from './box-search.ts';
import { ABSENT, type Boxes, HIDDEN, OPEN } from './box-table.ts';
import { ROOM } from './pools.ts';

/**
 * Which cells of a table of several ways may be seen, where every way is a tree (sites in organisations in the network,
 * months in quarters in years). What is hidden in a cell is hidden in all cells within it. A hidden number is safe when
 * people can be exchanged around boxes of hidden cells: one gains where the next loses, along every way whose totals are
 * shown, and no shown sum notices. That is another possible world (the hypercube method).
 * See docs/decisions/0029-participation-release.md.
 */
/**
 * Hides small cells and what lies in hidden ones, then more until every hidden number has room. Where all that is beside
 * a number does not give it room, a total it is part of is hidden too.
 */
export function closeBoxes(
  table: Boxes,
  isSmall: (cell: number) => boolean,
  minCellOf: (cell: number) => number,
): void {
  const totals = new Set<number>();
  // The more is hidden, the more room there is: what was safe stays so.
  const isSafe = new Uint8Array(table.state.length);
  for (;;) {
    const without = closeStoreys(table, (cell) => totals.has(cell) || isSmall(cell), minCellOf, isSafe);
    const more = without.flatMap((cell) => smallestTotal(table, cell));
    if (more.length === 0) return;
    for (const cell of more) totals.add(cell);
  }
}

/** Closes a table storey by storey; returns the hidden cells that are left without room. */
function closeStoreys(
  table: Boxes,
  isSmall: (cell: number) => boolean,
  minCellOf: (cell: number) => number,
  isSafe: Uint8Array,
): number[] {
  const { state, storey } = table;
  const search = openSearch(table);
  const storeys = storey.reduce((most, one) => Math.max(most, one), 0);
  const without: number[] = [];
  for (let now = 1; now <= storeys; now += 1) {
    const cells: number[] = [];
    storey.forEach((one, cell) => {
      if (one === now && state[cell] !== ABSENT) cells.push(cell);
    });
    for (const cell of cells) if (isSmall(cell) || liesInHidden(table, cell)) state[cell] = HIDDEN;
    // The more is hidden, the less there is to hide: where nothing was left, nothing is.
    const isSpent = new Set<number>();
    for (let changed = true; changed; ) {
      changed = false;
      for (const cell of cells) {
        if (state[cell] !== HIDDEN || isSafe[cell] === 1) continue;
        while (!isKnownZero(table, cell)) {
          const thin = thinLine(table, cell, minCellOf(cell));
          for (const one of thin) state[one] = HIDDEN;
          if (thin.length === 0 && search.roomOf(cell) >= ROOM) isSafe[cell] = 1;
          if (isSafe[cell] === 1) break;
          if (thin.length === 0 && (isSpent.has(cell) || !search.hideMore(cell))) {
            isSpent.add(cell);
            break;
          }
          changed = true;
        }
      }
    }
    // Zeros that follow from what is shown are no secret.
    for (const cell of cells) if (state[cell] === HIDDEN && isKnownZero(table, cell)) state[cell] = OPEN;
    without.push(...cells.filter((cell) => state[cell] === HIDDEN && isSafe[cell] === 0));
  }
  return without;
}

/** The smallest shown total a cell is part of, settled here. */
function smallestTotal({ trees, strides, counts, state, storey }: Boxes, cell: number): number[] {
  const totals = trees.flatMap(({ parent }, axis) => {
    const stride = strides[axis] ?? 1;
    const node = Math.floor(cell / stride) % parent.length;
    const above = parent[node] ?? -1;
    const total = cell + (above - node) * stride;
    return above !== -1 && state[total] === OPEN && (storey[total] ?? 0) > 0 ? [total] : [];
  });
  const [first, ...others] = totals;
  if (first === undefined) return [];
  return [others.reduce((least, one) => ((counts[one] ?? 0) < (counts[least] ?? 0) ? one : least), first)];
}

function liesInHidden({ trees, strides, state }: Boxes, cell: number): boolean {
  return trees.some(({ parent }, axis) => {
    const stride = strides[axis] ?? 1;
    const node = Math.floor(cell / stride) % parent.length;
    const above = parent[node] ?? -1;
    return above !== -1 && state[cell + (above - node) * stride] === HIDDEN;
  });
}

/**
 * The next cell to hide beside a hidden one because all that are hidden under their shown total are few together: what
 * is missing from a total is a number too. Nothing where they are enough.
 */
function thinLine({ trees, strides, counts, state }: Boxes, cell: number, minCell: number): number[] {
  for (const [axis, { parent, children }] of trees.entries()) {
    const stride = strides[axis] ?? 1;
    const node = Math.floor(cell / stride) % parent.length;
    const above = parent[node] ?? -1;
    if (above === -1 || state[cell + (above - node) * stride] !== OPEN) continue;
    const line = (children[above] ?? []).map((one) => cell + (one - node) * stride);
    const count = (one: number) => counts[one] ?? 0;
    const missing = line.reduce((sum, one) => sum + (state[one] === HIDDEN ? count(one) : 0), 0);
    if (missing === 0 || missing >= minCell) continue;
    const open = line.filter((one) => state[one] === OPEN && count(one) > 0);
    if (open.length > 0) return [open.reduce((least, one) => (count(one) < count(least) ? one : least))];
  }
  return [];
}

/** Nobody is hidden beside it under a shown total: zero is no secret there. */
function isKnownZero({ trees, strides, counts, state, overlaps }: Boxes, cell: number): boolean {
  if (counts[cell] !== 0) return false;
  return trees.some(({ parent, children }, axis) => {
    const stride = strides[axis] ?? 1;
    const node = Math.floor(cell / stride) % parent.length;
    const above = parent[node] ?? -1;
    if (above === -1) return false;
    const whole = cell + (above - node) * stride;
    if (state[whole] !== OPEN) return false;
    if (counts[whole] === 0) return true;
    if (overlaps[axis]) return false;
    return (children[above] ?? []).every((one) => {
      const beside = cell + (one - node) * stride;
      return state[beside] === OPEN || counts[beside] === 0;
    });
  });
}
