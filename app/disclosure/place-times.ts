import { ABSENT, type Boxes, layOut, OPEN } from './box-table.ts';
import { closeBoxes } from './boxes.ts';
import { coverOf, type NamedTree, nameTree, timePath } from './named-tree.ts';
import { type DisclosureRules, isSmall, type Shown, SUPPRESSED } from './shown.ts';

/** So many of something at a site in a month. */
export interface MonthCount {
  readonly site_id: string;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly n: number;
}

/** The finest time there is (0 year, 1 quarter, 2 month) for the network, an organisation, a site. */
const FINE = [2, 2, 2];
/** With many sites nearly all of a finer table would be small numbers. */
const COARSE = [2, 1, 0];
const MANY_SITES = 300;

/** Which sites and months are asked about. */
export interface PlaceTimes {
  readonly isAsked: (siteId: string) => boolean;
  readonly isMeant: (month: string) => boolean;
}

/** All that may be seen of something counted by site and month: questions add shown cells up, nothing else. */
interface PlaceTimeRelease {
  sumOf(asked: PlaceTimes): Shown;
  /** The same of one site after the other. */
  siteSums(isMeant: PlaceTimes['isMeant']): (siteId: string) => Shown;
}

/**
 * Protects counts of the whole network at once: cells are network, organisation and site in a year, a quarter and a
 * month. A question takes the fewest of them that make it up; if one is hidden, so is the sum.
 * See docs/decisions/0038-what-the-release-serves.md.
 */
export function releaseCounts(
  counts: readonly MonthCount[],
  organisationOf: ReadonlyMap<string, string>,
  { minCell }: DisclosureRules,
): PlaceTimeRelease {
  const [sites, months] = [keysOf(counts, 'site_id'), keysOf(counts, 'month')];
  const places = nameTree(
    sites.map((id) => [`organisation ${organisationOf.get(id) ?? ''}`, id]),
    'everything',
  );
  const times = nameTree(months.map(timePath), 'none');
  const table = countCells(counts, places, times, sites.length > MANY_SITES ? COARSE : FINE);
  closeBoxes(
    table,
    (cell) => isSmall(table.counts[cell] ?? 0, minCell),
    () => minCell,
  );
  const sum = (where: readonly number[], when: readonly number[]): Shown => {
    let value = 0;
    for (const place of where) {
      for (const time of when) {
        const cell = place * times.tree.parent.length + time;
        if (table.state[cell] !== OPEN) return SUPPRESSED;
        value += table.counts[cell] ?? 0;
      }
    }
    return { value, suppressed: false };
  };
  return {
    sumOf: ({ isAsked, isMeant }) =>
      sum(union(places, sites.filter(isAsked)), union(times, months.filter(isMeant))),
    siteSums(isMeant) {
      const when = union(times, months.filter(isMeant));
      return (siteId) => {
        const node = places.nodeOf.get(siteId);
        return sum(node === undefined ? [] : [wholeOf(places, node)], when);
      };
    },
  };
}

/** The highest node that has nothing else below it. */
function wholeOf({ tree }: Pick<NamedTree, 'tree'>, node: number): number {
  const above = tree.parent[node] ?? -1;
  return above !== -1 && tree.children[above]?.length === 1 ? wholeOf({ tree }, above) : node;
}

/** The last release of each thing counted, by what owns the counts. */
const kept = new WeakMap<
  object,
  Map<string, { readonly terms: string; readonly release: PlaceTimeRelease }>
>();

/** The release of something counted (`name`) in a database, made anew only when counts, organisations or rules changed. */
export function releaseOf(
  owner: object,
  name: string,
  counts: readonly MonthCount[],
  organisationOf: ReadonlyMap<string, string>,
  rules: DisclosureRules,
): PlaceTimeRelease {
  const own = kept.get(owner) ?? new Map();
  kept.set(owner, own);
  const terms = JSON.stringify([counts, [...organisationOf], rules]);
  const before = own.get(name);
  if (before?.terms === terms) return before.release;
  const release = releaseCounts(counts, organisationOf, rules);
  own.set(name, { terms, release });
  return release;
}

function keysOf(counts: readonly MonthCount[], name: 'site_id' | 'month'): string[] {
  return [...new Set(counts.map((count) => count[name]))].sort();
}

function union(tree: NamedTree, keys: readonly string[]): readonly number[] {
  const nodes = new Set(keys.flatMap((key) => tree.nodeOf.get(key) ?? []));
  return coverOf(tree, (leaf) => nodes.has(leaf));
}

function countCells(
  counts: readonly MonthCount[],
  places: NamedTree,
  times: NamedTree,
  finest: readonly number[],
): Boxes {
  const trees = [places.tree, times.tree];
  const { strides, size } = layOut(trees);
  const cells = new Int32Array(size);
  const [placeStride = 1, timeStride = 1] = strides;
  for (const { site_id, month, n } of counts) {
    for (const place of places.chains[places.nodeOf.get(site_id) ?? 0] ?? []) {
      for (const time of times.chains[times.nodeOf.get(month) ?? 0] ?? []) {
        const cell = place * placeStride + time * timeStride;
        cells[cell] = (cells[cell] ?? 0) + n;
      }
    }
  }
  const depths = Array.from({ length: size }, (_, cell) => ({
    place: places.tree.level[Math.floor(cell / placeStride)] ?? 0,
    time: times.tree.level[cell % placeStride] ?? 0,
  }));
  return {
    trees,
    strides,
    counts: cells,
    state: Uint8Array.from(depths, ({ place, time }) => (time > (finest[place] ?? 0) ? ABSENT : OPEN)),
    storey: Uint8Array.from(depths, ({ place, time }) => 1 + place * TIME_DEPTHS + time),
    overlaps: [false, false],
    headroom: () => Number.POSITIVE_INFINITY,
    around: null,
  };
}

/** Year, quarter, month. */
const TIME_DEPTHS = 3;
