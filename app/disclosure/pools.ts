/**
 * Which parts of a table split in one way (places, or months, or codes of one dimension) may be seen. What is known of a
 * group comes in blocks (how many people; how many reach something; …) that are shown or hidden whole. The hidden rows
 * below a shown total are a pool: its columns add up to what the reader can work out, its rows to what is shown of each.
 * Such a rectangle has as many solutions as its sums leave (Fréchet): every hidden number keeps `ROOM` values or the next
 * row is hidden too. See docs/decisions/0024-one-release.md.
 */

/** A hidden number may be off by at least this much. */
export const ROOM = 3;

/** A group split into others; a group may be split in several ways, but is part of one split only. */
export interface Family {
  readonly parent: number;
  readonly children: readonly number[];
}

/** Columns that add up to another one in every row; without a whole they are free. */
interface Split {
  readonly columns: readonly number[];
  readonly whole: { readonly column: number; readonly blocks: readonly number[] } | null;
}

/** Columns shown or hidden together. */
export interface Block {
  readonly splits: readonly Split[];
  /** Blocks that are hidden with this one in the same group. */
  readonly takes: readonly number[];
}

/** True counts of all groups, and what may be seen of them. */
export interface Pools {
  readonly families: readonly Family[];
  /** By group: the family it is a child of. */
  readonly familyOf: ReadonlyMap<number, Family>;
  readonly blocks: readonly Block[];
  /** Columns a group has. */
  readonly width: number;
  /** By group and column. */
  readonly counts: Int32Array;
  /** What is missing from a shown total is nobody or at least so many: it is a number too. */
  readonly least: number;
  /** By group and block: 1 when hidden. */
  readonly hidden: Uint8Array;
  /** By group and column: 1 where a number in a hidden block follows from what is shown (zero people, or all). */
  readonly known: Uint8Array;
}

/** Pools with nothing hidden yet. */
export function openPools(
  families: readonly Family[],
  blocks: readonly Block[],
  width: number,
  groups: number,
  least: number,
): Pools {
  return {
    families,
    familyOf: new Map(families.flatMap((family) => family.children.map((child) => [child, family] as const))),
    blocks,
    width,
    least,
    counts: new Int32Array(groups * width),
    hidden: new Uint8Array(groups * blocks.length),
    known: new Uint8Array(groups * width),
  };
}

/** True when a group shows nothing of a block. */
export function isBlockHidden({ hidden, blocks }: Pools, group: number, block: number): boolean {
  return hidden[group * blocks.length + block] === 1;
}

function count({ counts, width }: Pools, group: number, column: number): number {
  return counts[group * width + column] ?? 0;
}

/** Hides a block of a group, those that fall with it, and the same in all groups below. */
export function hideBlock(pools: Pools, group: number, block: number): void {
  if (isBlockHidden(pools, group, block)) return;
  pools.hidden[group * pools.blocks.length + block] = 1;
  for (const other of pools.blocks[block]?.takes ?? []) hideBlock(pools, group, other);
  for (const { parent, children } of pools.families) {
    if (parent === group) for (const child of children) hideBlock(pools, child, block);
  }
}

/** Hides more until every hidden number has room; `size` is the column whose smallest are hidden first. */
export function closePools(pools: Pools, size: number): void {
  const bottomUp = [...pools.families].reverse();
  for (let changed = true; changed; ) {
    changed = false;
    for (const family of bottomUp) {
      for (let block = 0; block < pools.blocks.length; block += 1) {
        if (isBlockHidden(pools, family.parent, block)) continue;
        while (!isSafe(pools, family, block)) {
          changed = true;
          hideNext(pools, family, block, size);
          if (isBlockHidden(pools, family.parent, block)) break;
        }
      }
    }
  }
  markKnown(pools);
}

function hideNext(pools: Pools, { parent, children }: Family, block: number, size: number): void {
  let next = -1;
  for (const child of children) {
    if (isBlockHidden(pools, child, block) || count(pools, child, size) === 0) continue;
    if (next < 0 || count(pools, child, size) < count(pools, next, size)) next = child;
  }
  hideBlock(pools, next < 0 ? parent : next, block);
}

/** The rows of a pool: hidden children with somebody in them, and what is below these. */
function rowsOf(pools: Pools, { children }: Family, block: number) {
  const rows = children.filter((child) => isBlockHidden(pools, child, block));
  const hidden = new Set(rows);
  const below = pools.families.flatMap(({ parent, children: deeper }) => (hidden.has(parent) ? deeper : []));
  return { rows, below };
}

/** Sums over the rows of a pool, by column. */
function sumsOf(pools: Pools, rows: readonly number[], { columns, whole }: Split) {
  const sum = (column: number) => rows.reduce((total, row) => total + count(pools, row, column), 0);
  const all = columns.map(sum);
  return {
    rows: rows.length,
    all,
    wholes: whole ? sum(whole.column) : 0,
    /** What the rows of a family share (`sharedWhole`), as it was worked out. */
    shared: new Map<Family, number>(),
    columnsWithPeople: all.filter((people) => people > 0).length,
  };
}

/** How many values a number of a pool may have for a reader of its sums; `known` when it follows from them. */
function roomOf(
  pools: Pools,
  block: number,
  sums: ReturnType<typeof sumsOf>,
  group: number,
  split: Split,
  place: number,
) {
  const all = sums.all[place] ?? 0;
  if (all === 0) return { room: 0, known: true };
  const { whole } = split;
  if (!whole) return { room: sums.rows > 1 && all >= pools.least ? all : 0, known: false };
  const own = count(pools, group, whole.column);
  const room = Math.min(own, all) - Math.max(0, own + all - sums.wholes);
  if (room >= ROOM) return { room, known: false };
  if (whole.blocks.some((block) => isBlockHidden(pools, group, block))) {
    return {
      room: Math.max(room, Math.min(all, sharedWhole(pools, block, group, whole, sums.shared))),
      known: false,
    };
  }
  const column = split.columns[place] ?? 0;
  return { room, known: own === 0 || (sums.columnsWithPeople === 1 && count(pools, group, column) === own) };
}

/** What the groups that hide the block and its whole may have among them: any one of them may have all of it. */
function sharedWhole(
  pools: Pools,
  block: number,
  group: number,
  whole: NonNullable<Split['whole']>,
  known: Map<Family, number>,
): number {
  const isHidden = (one: number) => whole.blocks.some((other) => isBlockHidden(pools, one, other));
  const family = pools.familyOf.get(group);
  if (!family) return 0;
  const before = known.get(family);
  if (before !== undefined) return before;
  const inFamily = () => {
    const sharing = family.children.filter((one) => isHidden(one) && isBlockHidden(pools, one, block));
    return sharing.length > 1 ? sharing.reduce((sum, one) => sum + count(pools, one, whole.column), 0) : 0;
  };
  const shared = isHidden(family.parent)
    ? sharedWhole(pools, block, family.parent, whole, known)
    : inFamily();
  known.set(family, shared);
  return shared;
}

function isSafe(pools: Pools, family: Family, block: number): boolean {
  const { rows, below } = rowsOf(pools, family, block);
  if (rows.length === 0) return true;
  return (pools.blocks[block]?.splits ?? []).every((split) => {
    const sums = sumsOf(pools, rows, split);
    return [...rows, ...below].every((group) =>
      split.columns.every((_, place) => {
        const { room, known } = roomOf(pools, block, sums, group, split, place);
        return known || room >= ROOM;
      }),
    );
  });
}

function markKnown(pools: Pools): void {
  for (const family of pools.families) {
    pools.blocks.forEach((block, index) => {
      if (isBlockHidden(pools, family.parent, index)) return;
      const { rows, below } = rowsOf(pools, family, index);
      for (const split of block.splits) {
        const sums = sumsOf(pools, rows, split);
        for (const group of [...rows, ...below]) {
          split.columns.forEach((column, place) => {
            if (roomOf(pools, index, sums, group, split, place).known) {
              pools.known[group * pools.width + column] = 1;
            }
          });
        }
      }
    });
  }
}
