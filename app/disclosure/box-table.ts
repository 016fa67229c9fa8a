/** One way of telling apart: parts come after what they are parts of. Totals above the topmost nodes are not shown. */
export interface Tree {
  /** −1 for the topmost nodes. */
  readonly parent: Int32Array;
  readonly children: readonly (readonly number[])[];
  /** 0 for the topmost nodes, 1 for their children… */
  readonly level: Uint8Array;
}

export const OPEN = 0;
export const HIDDEN = 1;
/** Finer than the table goes. */
export const ABSENT = 2;

/** Cells by a node of every tree. */
export interface Boxes {
  readonly trees: readonly Tree[];
  /** Distance between neighbours on each axis. */
  readonly strides: readonly number[];
  readonly counts: Int32Array;
  /** `OPEN`, `HIDDEN` or `ABSENT`. What is coarser than a cell that is there, is there. */
  readonly state: Uint8Array;
  /**
   * When a cell is settled: 0 for those settled in another table, the others storey by storey from 1 on, after all they
   * lie in. What a finer cell needs hidden never takes a coarser one away.
   */
  readonly storey: Uint8Array;
  /** True for a tree whose parts may overlap: they add up to more than the whole. */
  readonly overlaps: readonly boolean[];
  /** How much a cell can grow at most without contradicting something shown. */
  headroom(cell: number): number;
  /** States of a table this one is part of: where all corners are hidden there too, both grow together. */
  readonly around: Uint8Array | null;
}

/** Distances and size of a table with these trees. */
export function layOut(trees: readonly Tree[]): { readonly strides: number[]; readonly size: number } {
  const strides: number[] = [];
  let size = 1;
  for (const { parent } of [...trees].reverse()) {
    strides.unshift(size);
    size *= parent.length;
  }
  return { strides, size };
}

/** A tree from the parents of its nodes (−1 for the topmost). */
export function treeOf(parents: readonly number[]): Tree {
  const children: number[][] = parents.map(() => []);
  const level = new Uint8Array(parents.length);
  parents.forEach((parent, node) => {
    if (parent === -1) return;
    children[parent]?.push(node);
    level[node] = (level[parent] ?? 0) + 1;
  });
  return { parent: Int32Array.from(parents), children, level };
}
