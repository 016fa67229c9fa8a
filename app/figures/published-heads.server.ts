import { type Tree, treeOf } from '../disclosure/box-table.ts';
import { type NamedTree, nameTree, timePath } from '../disclosure/named-tree.ts';
import { startOf } from './block-columns.ts';
import type { Dictionary } from './dictionary.ts';
import { cellRanges, type MonthBlock } from './month-block.server.ts';

/** All accesses of the network, those of a person side by side, with their places in trees of sites and of months. */
export interface Heads {
  readonly blocks: readonly MonthBlock[];
  /** Place in `blocks`; session and row in the block. */
  readonly block: Int32Array;
  readonly visit: Int32Array;
  readonly row: Int32Array;
  readonly places: NamedTree;
  /** The same without the sites. */
  readonly organisations: Tree;
  readonly times: NamedTree;
  /** Nodes of the sites by their code. */
  readonly nodeOfSite: readonly number[];
}

/** Depth of sites in the tree of places. */
const SITE = 2;

/** Gathers the accesses of all months of the network. */
export function gatherHeads(
  all: readonly MonthBlock[],
  sites: Dictionary,
  organisationOf: (siteId: string) => string,
): Heads {
  const blocks = all.filter(({ person }) => person.length > 0);
  const maxPerson = blocks.reduce((most, block) => Math.max(most, block.maxPerson), -1);
  // Counting sort by person; anonymous heads (−1) come first.
  const starts = new Int32Array(maxPerson + 3);
  for (const { person } of blocks) for (const one of person) starts[one + 2] = (starts[one + 2] ?? 0) + 1;
  for (let one = 1; one < starts.length; one += 1) starts[one] = (starts[one] ?? 0) + (starts[one - 1] ?? 0);
  const size = blocks.reduce((sum, { person }) => sum + person.length, 0);
  const [block, visit, row] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)];
  const used = new Set<number>();
  blocks.forEach((one, index) => {
    const { headEnd, person } = one;
    one.siteOf.forEach((site, cell) => {
      const { first, end } = cellRanges(one, cell).sessions;
      if (first < end) used.add(site);
    });
    for (let session = 0; session < headEnd.length; session += 1) {
      for (let head = startOf(headEnd, session); head < (headEnd[session] ?? 0); head += 1) {
        const slot = (person[head] ?? -1) + 1;
        const place = starts[slot] ?? 0;
        starts[slot] = place + 1;
        block[place] = index;
        visit[place] = session;
        row[place] = head;
      }
    }
  });
  const ids = [...used].map(sites.wordOf).sort();
  const places = nameTree(
    ids.map((id) => [`organisation ${organisationOf(id)}`, id]),
    'everything',
  );
  const nodeOfSite: number[] = [];
  for (const site of used) nodeOfSite[site] = places.nodeOf.get(sites.wordOf(site)) ?? 0;
  const months = blocks.map(({ month }) => month).sort();
  const { parent, level } = places.tree;
  return {
    blocks,
    block,
    visit,
    row,
    places,
    // Nodes are numbered storey by storey.
    organisations: treeOf([...parent].filter((_, node) => (level[node] ?? 0) < SITE)),
    times: nameTree(months.map(timePath), 'none'),
    nodeOfSite,
  };
}
