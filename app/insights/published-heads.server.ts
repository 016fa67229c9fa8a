import { type Tree, treeOf } from '../disclosure/box-table.ts';
import type { Dictionary } from './dictionary.ts';
import { cellRanges, type MonthBlock, startOf } from './month-block.server.ts';

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

/** A tree whose nodes have keys; `chains` are the nodes from each one up to node 0. */
export interface NamedTree {
  readonly tree: Tree;
  readonly nodeOf: ReadonlyMap<string, number>;
  /** Of the lowest nodes. */
  readonly keys: readonly string[];
  readonly chains: readonly (readonly number[])[];
}

/** A tree from paths of keys, from the top down; `top` node 0 that is everything, or none. */
export function nameTree(paths: Iterable<readonly string[]>, top: 'everything' | 'none'): NamedTree {
  let storey = [...new Map([...paths].map((path) => [path.join(' '), path])).values()].map((path) => ({
    path,
    node: top === 'everything' ? 0 : -1,
  }));
  const parents = top === 'everything' ? [-1] : [];
  const nodeOf = new Map<string, number>();
  for (let depth = 0; storey.some(({ path }) => path.length > depth); depth += 1) {
    const above = new Map<string, number>();
    storey = storey.map(({ path, node }) => {
      const key = path.slice(0, depth + 1).join(' ');
      const own = above.get(key) ?? parents.length;
      if (!above.has(key)) {
        parents.push(node);
        above.set(key, own);
        nodeOf.set(path[depth] ?? '', own);
      }
      return { path, node: own };
    });
  }
  const chains = parents.map((_, node) => {
    const chain = [];
    for (let one = node; one !== -1; one = parents[one] ?? -1) chain.push(one);
    return chain;
  });
  return { tree: treeOf(parents), nodeOf, keys: [...storey.map(({ path }) => path.at(-1) ?? '')], chains };
}

/** Depth of sites in the tree of places. */
export const SITE = 2;

/** Year, quarter and month of a month, as keys of a tree. */
function timePath(month: string): string[] {
  const [year, number] = [month.slice(0, 4), Number(month.slice(5))];
  return [year, `${year} Q${Math.ceil(number / 3)}`, month];
}

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

/** The fewest nodes that make up some of the lowest ones: a node where everything below it is meant. */
export function coverOf({ tree }: NamedTree, isMeant: (leaf: number) => boolean): readonly number[] {
  const covered = new Uint8Array(tree.parent.length);
  for (let node = covered.length - 1; node >= 0; node -= 1) {
    const below = tree.children[node] ?? [];
    covered[node] = Number(below.length === 0 ? isMeant(node) : below.every((child) => covered[child] === 1));
  }
  const nodes: number[] = [];
  covered.forEach((yes, node) => {
    if (yes === 1 && covered[tree.parent[node] ?? -1] !== 1) nodes.push(node);
  });
  return nodes;
}
