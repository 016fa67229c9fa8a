import { setImmediate } from 'node:timers/promises';
import { closePools, hideBlock, isBlockHidden, openPools, type Pools } from '../disclosure/pools.ts';
import { type DisclosureRules, type Shown, SUPPRESSED } from '../disclosure/shown.ts';
import type { Answered } from './answered.ts';
import { type CrossedTables, crossGroups } from './crossed-tables.server.ts';
import { type Groups, ROOT } from './groups.ts';
import { inferColumns, openSeen } from './inferred.ts';
import {
  AREA_AT_LEAST_BASIC,
  AT_LEAST_BASIC,
  areaBlock,
  areaColumn,
  BELOW_BASIC,
  BLOCKS,
  BY_LEVEL,
  FIRST_LEVEL,
  HEADLINE,
  HISTOGRAM,
  INTERNET,
  N,
  NOT_ASSESSED,
  PEOPLE,
  tooSmall,
  USERS,
  WIDTH,
  writeColumns,
} from './outcomes.ts';

/** All that may be seen of one population, worked out once: questions pick from it and add up, nothing else. */
export interface Release {
  readonly groups: Groups;
  /** A column of a group of one split (`ROOT`: of everybody). */
  ofGroup(group: number, column: number): Shown;
  /** A column of the people that are in two groups of different splits. */
  ofPair(one: number, other: number, column: number): Shown;
}

/** Protects the groups of a population; other requests get their turn in between. */
export async function makeRelease(
  groups: Groups,
  answered: Answered,
  rules: DisclosureRules,
): Promise<Release> {
  const pools = openPools(groups.families, BLOCKS, WIDTH, groups.size, rules.minCell);
  for (let group = 0; group < groups.size; group += 1) {
    writeColumns(pools.counts, group * WIDTH, groups.histograms, group * HISTOGRAM);
    for (const block of tooSmall(pools.counts, group * WIDTH, rules)) hideBlock(pools, group, block);
  }
  closePools(pools, N);
  const isHeadlineHidden = (group: number) => isBlockHidden(pools, group, HEADLINE);
  await setImmediate();
  const tables = await crossGroups(groups, answered, isHeadlineHidden, rules);
  const seen = seenColumns(pools, groups.size);
  const ofGroup = (group: number, column: number): Shown => {
    const place = group * WIDTH + column;
    return seen[place] === 1 ? shown(pools.counts[place] ?? 0) : SUPPRESSED;
  };
  return {
    groups,
    ofGroup,
    ofPair: (one, other, column) => pairOf(tables, ofGroup, one, other, column),
  };
}

const shown = (value: number): Shown => ({ value, suppressed: false });
const NOBODY = shown(0);

/** The block a column stands in. */
const BLOCK_OF = new Map<number, number>([
  [N, PEOPLE],
  [AT_LEAST_BASIC, HEADLINE],
  [BELOW_BASIC, HEADLINE],
  [NOT_ASSESSED, INTERNET],
  [USERS, INTERNET],
  ...[0, 1, 2, 3, 4, 5].map((level) => [FIRST_LEVEL + level, BY_LEVEL] as const),
  ...[0, 1, 2, 3, 4].flatMap((area) =>
    [0, 1, 2, AREA_AT_LEAST_BASIC].map((column) => [areaColumn(area) + column, areaBlock(area)] as const),
  ),
]);

/** By group and column: 1 where the number is shown, or follows from what is. */
function seenColumns(pools: Pools, groups: number): Uint8Array {
  const seen = openSeen(groups);
  for (let group = 0; group < groups; group += 1) {
    for (let column = 0; column < WIDTH; column += 1) {
      const block = BLOCK_OF.get(column);
      const isOpen = block !== undefined && !isBlockHidden(pools, group, block);
      if (isOpen || pools.known[group * WIDTH + column] === 1) seen[group * WIDTH + column] = 1;
    }
    inferColumns(pools.counts, seen, group * WIDTH);
  }
  return seen;
}

/** Two splits at once are said of everybody and of who reaches the basic level; and who is nobody in one, is in both. */
function pairOf(
  tables: CrossedTables,
  ofGroup: Release['ofGroup'],
  one: number,
  other: number,
  column: number,
): Shown {
  const isNobody = (group: number) => ofGroup(group, column).value === 0;
  if (isNobody(one) || isNobody(other) || isNobody(ROOT)) return NOBODY;
  const [reached, missed] = tables.partsOf(one, other);
  if (reached.value === 0 && missed.value === 0) return NOBODY;
  const n =
    reached.value === null || missed.value === null ? SUPPRESSED : shown(reached.value + missed.value);
  if (column === N) return n;
  if (column === AT_LEAST_BASIC) return reached;
  if (column === BELOW_BASIC) return missed;
  const isAtLeastBasic = column === FIRST_LEVEL || column === FIRST_LEVEL + 1;
  const isLower = column === NOT_ASSESSED || (column > FIRST_LEVEL + 1 && column < FIRST_LEVEL + 6);
  if ((isAtLeastBasic && reached.value === 0) || (isLower && missed.value === 0)) return NOBODY;
  if (column === USERS && (missed.value === 0 || isNobodyOf(ofGroup, NOT_ASSESSED, one, other))) return n;
  return SUPPRESSED;
}

function isNobodyOf(ofGroup: Release['ofGroup'], column: number, ...groups: number[]): boolean {
  return groups.some((group) => ofGroup(group, column).value === 0);
}
