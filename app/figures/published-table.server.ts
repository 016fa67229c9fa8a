import { IS_NEW } from '../../db/figure-content/content.ts';
import { ABSENT, type Boxes, HIDDEN, layOut, OPEN, type Tree } from '../disclosure/box-table.ts';
import { closeBoxes } from '../disclosure/boxes.ts';
import { type DisclosureRules, isSmall, sensitiveMinCell } from '../disclosure/shown.ts';
import type { Heads } from './published-heads.server.ts';

/** A dimension as a tree of one storey: node 0 everything, then one node for every code. */
export interface Values {
  readonly tree: Tree;
  /** The nodes of an access, and node 0. */
  chainOf(head: number): readonly number[];
  /** True where an access may have several codes. */
  readonly overlaps: boolean;
  /** True for codes whose small numbers begin one step higher. */
  isSensitive(node: number): boolean;
}

/** What may be seen of a table: places and times, told apart by up to two dimensions. */
export interface PublishedTable {
  /** What may be seen of accesses and of people; of new people. */
  readonly accesses: Boxes;
  readonly fresh: Boxes;
}

/**
 * How far tables go, by number of dimensions: the finest time (0 year, 1 quarter, 2 month) for the network, an
 * organisation, a site; −1 where there is none.
 */
const FINEST_TIME: readonly (readonly number[])[] = [
  [2, 2, 2],
  [2, 1, 0],
  [1, 0, -1],
];
/** With more codes than this an organisation's quarters and its sites would be all small numbers. */
const MANY_CODES = 20;
/** With more pairs of codes than this a table of organisations would be nearly all small numbers, and slow to protect. */
const MANY_PAIRS = 250;
/** With more sites than this the finest tables would be millions of small numbers. */
const MANY_SITES = 300;

function finestOf(values: readonly Values[], areMany: boolean): readonly number[] {
  const isLong = values.some(({ tree }) => tree.parent.length > MANY_CODES);
  if (values.length === 1 && isLong) return areMany ? [2, -1, -1] : [2, 0, -1];
  const pairs = values.reduce((product, { tree }) => product * (tree.parent.length - 1), 1);
  if (values.length === 2 && pairs > MANY_PAIRS) return [1, -1, -1];
  if (areMany)
    return (
      [
        [2, 2, 1],
        [2, 0, -1],
        [1, -1, -1],
      ][values.length] ?? []
    );
  return FINEST_TIME[values.length] ?? [];
}

/**
 * Protects a table. `within` are the same table without one of the dimensions (one for each): what is hidden there stays
 * hidden here, what is shown there stays shown. Two dimensions are told apart by organisation only where that costs the
 * network nothing: a small number there may have room in nothing but a total.
 */
export function publishTable(
  heads: Heads,
  values: readonly Values[],
  within: readonly PublishedTable[],
  rules: DisclosureRules,
): PublishedTable {
  const finest = finestOf(values, heads.places.keys.length > MANY_SITES);
  const [inNetwork = -1, inOrganisations = -1] = finest;
  const made = protectTable(heads, values, within, rules, finest);
  if (values.length < 2 || inOrganisations === -1) return made;
  const ofNetwork = protectTable(heads, values, within, rules, [inNetwork, -1, -1]);
  const takesAway = (table: keyof PublishedTable) =>
    ofNetwork[table].state.some((seen, cell) => seen === OPEN && made[table].state[cell] !== OPEN);
  return takesAway('accesses') || takesAway('fresh') ? ofNetwork : made;
}

function protectTable(
  heads: Heads,
  values: readonly Values[],
  within: readonly PublishedTable[],
  rules: DisclosureRules,
  finest: readonly number[],
): PublishedTable {
  const areMany = heads.places.keys.length > MANY_SITES;
  const hasSites = values.length === 0 || (values.length === 1 && !areMany);
  const places = hasSites ? heads.places.tree : heads.organisations;
  const trees = [...values.map(({ tree }) => tree), places, heads.times.tree];
  const { strides, size } = layOut(trees);
  const state = absentOf(trees, size, finest);
  const { accesses, people, fresh } = countTable(heads, values, strides, state, places);
  const nodeOf = (cell: number, axis: number) =>
    Math.floor(cell / (strides[axis] ?? 1)) % (trees[axis]?.parent.length ?? 1);
  const minCellOf = (cell: number) =>
    values.some(({ isSensitive }, axis) => isSensitive(nodeOf(cell, axis)))
      ? sensitiveMinCell(rules.minCell)
      : rules.minCell;
  /** The cell without a dimension, here and in the table without it. */
  const faceOf = (cell: number, axis: number) => cell - nodeOf(cell, axis) * (strides[axis] ?? 1);
  const placeWithin = (cell: number, axis: number) => {
    const other = within[axis]?.accesses.strides ?? [];
    const nodes = trees.map((_, one) => nodeOf(cell, one)).filter((_, one) => one !== axis);
    return nodes.reduce((sum, node, one) => sum + node * (other[one] ?? 1), 0);
  };
  const overlapping = values.flatMap(({ overlaps }, axis) => (overlaps ? [axis] : []));

  const storey = storeysOf(trees, values.length, strides);

  const close = (
    counts: Int32Array,
    own: Uint8Array,
    table: keyof PublishedTable,
    small: (cell: number) => boolean,
    limit: (cell: number) => number,
    around: Uint8Array | null,
  ): Boxes => {
    const boxes: Boxes = {
      trees,
      strides,
      counts,
      state: own,
      storey,
      overlaps: trees.map((_, axis) => values[axis]?.overlaps ?? false),
      headroom: (cell) =>
        overlapping.reduce((least, axis) => {
          const face = faceOf(cell, axis);
          return face === cell || own[face] !== OPEN
            ? least
            : Math.min(least, (counts[face] ?? 0) - (counts[cell] ?? 0));
        }, limit(cell)),
      around,
    };
    // Without one of the dimensions a cell stands as it stands in the table without it.
    for (let cell = 0; cell < size; cell += 1) {
      const axis = values.findIndex((_, one) => nodeOf(cell, one) === 0);
      if (axis === -1 || own[cell] === ABSENT) continue;
      own[cell] = within[axis]?.[table].state[placeWithin(cell, axis)] ?? OPEN;
    }
    closeBoxes(boxes, small, minCellOf);
    return boxes;
  };

  const at = (column: Int32Array, cell: number) => column[cell] ?? 0;
  const shownAccesses = close(
    accesses,
    state,
    'accesses',
    (cell) => isSmall(at(accesses, cell), minCellOf(cell)) || isSmall(at(people, cell), minCellOf(cell)),
    () => Number.POSITIVE_INFINITY,
    null,
  );
  const shownFresh = close(
    fresh,
    state.slice(),
    'fresh',
    (cell) => {
      if (state[cell] === HIDDEN) return true;
      const came = at(fresh, cell);
      return isSmall(came, minCellOf(cell)) || isSmall(at(people, cell) - came, minCellOf(cell));
    },
    (cell) => (state[cell] === OPEN ? at(people, cell) : at(accesses, cell)) - at(fresh, cell),
    state,
  );
  return { accesses: shownAccesses, fresh: shownFresh };
}

/** The order in which cells are settled: by depth of place, then of time; 0 for those without one of the dimensions. */
function storeysOf(trees: readonly Tree[], dimensions: number, strides: readonly number[]): Uint8Array {
  const { size } = layOut(trees);
  const [place, time] = trees.slice(-2);
  return Uint8Array.from({ length: size }, (_, cell) => {
    const nodes = trees.map(({ parent }, axis) => Math.floor(cell / (strides[axis] ?? 1)) % parent.length);
    if (nodes.slice(0, dimensions).includes(0)) return 0;
    const depth = (tree: Tree | undefined, node: number | undefined) => tree?.level[node ?? 0] ?? 0;
    return 1 + depth(place, nodes.at(-2)) * TIME_DEPTHS + depth(time, nodes.at(-1));
  });
}

/** Year, quarter, month. */
const TIME_DEPTHS = 3;

/** Which cells a table has. */
function absentOf(trees: readonly Tree[], size: number, finest: readonly number[]): Uint8Array {
  const state = new Uint8Array(size);
  const [place, time] = trees.slice(-2);
  const times = time?.parent.length ?? 1;
  for (let cell = 0; cell < size; cell += 1) {
    const depth = place?.level[Math.floor(cell / times) % (place?.parent.length ?? 1)] ?? 0;
    if ((time?.level[cell % times] ?? 0) > (finest[depth] ?? -1)) state[cell] = ABSENT;
  }
  return state;
}

/** Accesses, distinct people and new people of every cell that is there. */
function countTable(
  heads: Heads,
  values: readonly Values[],
  strides: readonly number[],
  state: Uint8Array,
  { parent }: Tree,
) {
  const { blocks, block: blockOf, visit: visitOf, row: rowOf, places, times, nodeOfSite } = heads;
  const columns = () => new Int32Array(state.length);
  const [accesses, people, fresh] = [columns(), columns(), columns()];
  const lastPerson = columns().fill(-1);
  const timesOf = blocks.map(({ month }) => times.chains[times.nodeOf.get(month) ?? 0] ?? []);
  const [placeStride = 1, timeStride = 1] = strides.slice(-2);
  const chains = places.chains.map((chain) => chain.filter((node) => node < parent.length));
  for (let head = 0; head < blockOf.length; head += 1) {
    const index = blockOf[head] ?? 0;
    const row = rowOf[head] ?? 0;
    const block = blocks[index];
    const person = block?.person[row] ?? -1;
    const isNew = ((block?.flags[row] ?? 0) & IS_NEW) > 0 ? 1 : 0;
    const site = block?.visit.site[visitOf[head] ?? 0] ?? 0;
    let starts: readonly number[] = [0];
    for (const [axis, { chainOf }] of values.entries()) {
      const chain = chainOf(head);
      starts = starts.flatMap((start) => chain.map((node) => start + node * (strides[axis] ?? 1)));
    }
    for (const place of chains[nodeOfSite[site] ?? 0] ?? []) {
      for (const time of timesOf[index] ?? []) {
        const offset = place * placeStride + time * timeStride;
        for (const start of starts) {
          const cell = start + offset;
          if (state[cell] === ABSENT) continue;
          accesses[cell] = (accesses[cell] ?? 0) + 1;
          fresh[cell] = (fresh[cell] ?? 0) + isNew;
          if (person < 0 || lastPerson[cell] === person) continue;
          lastPerson[cell] = person;
          people[cell] = (people[cell] ?? 0) + 1;
        }
      }
    }
  }
  return { accesses, people, fresh };
}
