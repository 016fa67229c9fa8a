import { type Boxes, HIDDEN, OPEN } from './box-table.ts';
import { ROOM } from './pools.ts';

/** A box of four ways has sixteen corners. */
const MOST_CORNERS = 16;
/** By corner: 1 for those an odd number of turns away. */
const IS_ODD = Uint8Array.from({ length: MOST_CORNERS }, (_, corner) => {
  let odd = 0;
  for (let rest = corner; rest > 0; rest >>>= 1) odd ^= rest & 1;
  return odd;
});

/** Looks for boxes through a cell. Its corners lie in topmost hidden cells (`tops`): siblings on every axis that turns. */
export function openSearch(table: Boxes) {
  const { trees, strides, counts, state, storey, headroom, around } = table;
  const corners = new Int32Array(MOST_CORNERS);
  const tops = new Int32Array(MOST_CORNERS);
  const nodes = new Int32Array(trees.length);
  const chosen = new Int32Array(trees.length);

  function read(cell: number): void {
    for (let axis = 0; axis < trees.length; axis += 1) {
      nodes[axis] = Math.floor(cell / (strides[axis] ?? 1)) % (trees[axis]?.parent.length ?? 1);
    }
  }

  /** Every hidden cell that a cell lies in (itself too), as `chosen`; stops when `visit` says so. */
  function eachTop(axis: number, top: number, visit: (top: number) => boolean): boolean {
    if (axis === trees.length) return state[top] === HIDDEN && visit(top);
    const own = nodes[axis] ?? 0;
    for (let node = own; node !== -1; node = trees[axis]?.parent[node] ?? -1) {
      chosen[axis] = node;
      if (eachTop(axis + 1, top + (node - own) * (strides[axis] ?? 1), visit)) return true;
    }
    return false;
  }

  /**
   * Every box from `chosen` whose tops `take` (0 and more is its price, less means no) and that can move; stops when
   * `visit` says so. `ways`: 1 while all corners that lose when the cell gains have somebody, 2 while the others do.
   */
  function eachBox(
    axis: number,
    size: number,
    price: number,
    ways: number,
    take: (top: number, price: number) => number,
    visit: (size: number, price: number) => boolean,
  ): boolean {
    if (axis === trees.length) return visit(size, price);
    const node = chosen[axis] ?? 0;
    const above = trees[axis]?.parent[node] ?? -1;
    if (above === -1) return eachBox(axis + 1, size, price, ways, take, visit);
    const stride = strides[axis] ?? 1;
    for (const other of trees[axis]?.children[above] ?? []) {
      if (other === node) continue;
      let sum = price;
      let left = ways;
      for (let corner = 0; corner < size && sum >= 0 && left > 0; corner += 1) {
        const top = (tops[corner] ?? 0) + (other - node) * stride;
        const own = (corners[corner] ?? 0) + (other - (nodes[axis] ?? 0)) * stride;
        tops[size + corner] = top;
        corners[size + corner] = own;
        if (counts[own] === 0) left &= IS_ODD[size + corner] === 1 ? 2 : 1;
        sum = take(top, sum);
      }
      if (sum >= 0 && left > 0 && eachBox(axis + 1, size * 2, sum, left, take, visit)) return true;
    }
    return false;
  }

  /** How far the corners can move with the cell: `way` 0 up, 1 down. */
  function reach(size: number, way: number, used: Map<number, number> | null): number {
    let most = ROOM;
    let grows = around !== null;
    for (let corner = 0; corner < size && grows; corner += 1) grows = around?.[tops[corner] ?? 0] === HIDDEN;
    for (let corner = 0; corner < size; corner += 1) {
      const cell = corners[corner] ?? 0;
      const gains = (IS_ODD[corner] ?? 0) === way;
      const limit = gains ? (grows ? ROOM * size : headroom(cell)) : (counts[cell] ?? 0);
      most = Math.min(most, limit - (used?.get(gains ? -1 - cell : cell) ?? 0));
    }
    if (most <= 0) return 0;
    if (used) {
      for (let corner = 0; corner < size; corner += 1) {
        const cell = corners[corner] ?? 0;
        const key = (IS_ODD[corner] ?? 0) === way ? -1 - cell : cell;
        used.set(key, (used.get(key) ?? 0) + most);
      }
    }
    return most;
  }

  function start(cell: number, top: number): void {
    corners[0] = cell;
    tops[0] = top;
  }
  const waysOf = (cell: number) => (counts[cell] === 0 ? 1 : 3);
  const hidden = (top: number, price: number) => (state[top] === HIDDEN ? price : -1);
  /** What boxes counted so far have taken, going up and going down. */
  const [up, down] = [new Map<number, number>(), new Map<number, number>()];

  /** Where all beside a cell was hidden already, by the first of them. */
  const cleared = new Set<number>();

  return {
    /** How many values a hidden number has at least besides its own, up to `ROOM`. */
    roomOf(cell: number): number {
      let room = 0;
      read(cell);
      eachTop(0, cell, (top) => {
        start(cell, top);
        let here = 0;
        up.clear();
        down.clear();
        eachBox(0, 1, 0, waysOf(cell), hidden, (size) => {
          // Nothing at all is known of the whole.
          if (size === 1) here = ROOM;
          else here += reach(size, 0, up) + reach(size, 1, down);
          return here >= ROOM;
        });
        room = Math.max(room, here);
        return room >= ROOM;
      });
      return room;
    },

    /** Hides the cheapest box that gives a cell more room; without any, all cells beside it. */
    hideMore(cell: number): boolean {
      let best = Number.POSITIVE_INFINITY;
      let found: number[] = [];
      const take = (one: number, price: number) => {
        if (state[one] === HIDDEN) return price;
        if (state[one] !== OPEN || storey[one] !== storey[cell] || counts[one] === 0) return -1;
        const sum = price + 1 + Math.log2(counts[one] ?? 1);
        return sum / ROOM < best ? sum : -1;
      };
      read(cell);
      eachTop(0, cell, (top) => {
        start(cell, top);
        return eachBox(0, 1, 0, waysOf(cell), take, (size, price) => {
          if (price === 0) return false;
          const room = Math.min(ROOM, reach(size, 0, null) + reach(size, 1, null));
          if (room === 0 || price / room >= best) return false;
          best = price / room;
          found = [...tops.subarray(0, size)];
          return false;
        });
      });
      const open = found.filter((one) => state[one] === OPEN);
      if (found.length === 0 && !cleared.has(firstBeside(cell))) {
        cleared.add(firstBeside(cell));
        gatherOpen(0, cell, open);
      }
      for (const one of open) state[one] = HIDDEN;
      return open.length > 0;
    },
  };

  /** The first of the cells with the same parents on every axis. */
  function firstBeside(cell: number): number {
    return trees.reduce((first, { parent, children }, axis) => {
      const node = nodes[axis] ?? 0;
      const [other = node] = children[parent[node] ?? -1] ?? [];
      return first + (other - node) * (strides[axis] ?? 1);
    }, cell);
  }

  /** The shown cells with the same parents on every axis, those settled elsewhere left out. */
  function gatherOpen(axis: number, cell: number, open: number[]): void {
    if (axis === trees.length) {
      if (state[cell] === OPEN) open.push(cell);
      return;
    }
    const node = nodes[axis] ?? 0;
    const above = trees[axis]?.parent[node] ?? -1;
    for (const other of above === -1 ? [node] : (trees[axis]?.children[above] ?? [])) {
      gatherOpen(axis + 1, cell + (other - node) * (strides[axis] ?? 1), open);
    }
  }
}
