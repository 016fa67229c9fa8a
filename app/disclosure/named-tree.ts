import { type Tree, treeOf } from './box-table.ts';

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

/** Year, quarter and month of a month, as keys of a tree. */
export function timePath(month: string): string[] {
  const [year, number] = [month.slice(0, 4), Number(month.slice(5))];
  return [year, `${year} Q${Math.ceil(number / 3)}`, month];
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
