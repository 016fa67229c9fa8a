import { AREAS, type Area, type Level } from '../figures/baseline-rows.ts';
import { type Interval, wilson } from '../figures/wilson.ts';
import { holm } from './holm.ts';
import { type McNemar, mcnemar } from './mcnemar.ts';
import { type Wilcoxon, wilcoxonSignedRank } from './wilcoxon.ts';

/** What one complete answer says. */
export interface Measured {
  readonly overall: Level;
  /** Activities done in each area (0 for who did not use the internet); null where they were not kept. */
  readonly activities: Readonly<Record<Area, number>> | null;
}

/** The same person's baseline and first follow-up. */
export interface Pair {
  readonly before: Measured;
  readonly after: Measured;
}

/** The 2×2 table of «at least basic» before and after; the four cells are all pairs. */
export interface ChangeTable {
  readonly stayedAbove: number;
  readonly stayedBelow: number;
  /** Below basic before, at least basic after. */
  readonly gained: number;
  readonly lost: number;
}

export interface AreaChange extends Wilcoxon {
  /** Holm over the five areas. */
  readonly adjustedP: number;
}

export interface PairedChange extends ChangeTable {
  readonly pairs: number;
  /** Share at least basic with its Wilson interval; null without pairs. */
  readonly before: Interval | null;
  readonly after: Interval | null;
  readonly mcnemar: McNemar;
  /** On the activities done in all areas together. */
  readonly activities: Wilcoxon;
  readonly areas: Readonly<Record<Area, AreaChange>>;
}

/** True for AB and B: the headline of DSI 2.0 (I_DSK2_BAB). */
function isAtLeastBasic(level: Level): boolean {
  return level === 'AB' || level === 'B';
}

/** What became of the pairs, in the cells of a 2×2 table. */
function changeTable(pairs: readonly Pair[]): ChangeTable {
  const table = { stayedAbove: 0, stayedBelow: 0, gained: 0, lost: 0 };
  for (const { before, after } of pairs) table[cellOf(before.overall, after.overall)] += 1;
  return table;
}

/** The cell of the 2×2 table a pair belongs to. */
export function cellOf(before: Level, after: Level): keyof ChangeTable {
  if (isAtLeastBasic(before)) return isAtLeastBasic(after) ? 'stayedAbove' : 'lost';
  return isAtLeastBasic(after) ? 'gained' : 'stayedBelow';
}

/**
 * What changed between baseline and follow-up of the same people: McNemar on «at least basic», Wilcoxon's signed ranks on
 * the number of activities (pairs without it left out, see each test's n), the five areas adjusted by Holm. Nothing is
 * hidden here.
 */
export function pairedChange(pairs: readonly Pair[]): PairedChange {
  const table = changeTable(pairs);
  const tests = AREAS.map((area) => wilcoxonSignedRank(differences(pairs, [area])));
  const adjusted = holm(tests.map(({ p }) => p));
  const areaChange = (area: Area): AreaChange => {
    const place = AREAS.indexOf(area);
    return { ...(tests[place] ?? wilcoxonSignedRank([])), adjustedP: adjusted[place] ?? 1 };
  };
  return {
    ...table,
    pairs: pairs.length,
    before: wilson(table.stayedAbove + table.lost, pairs.length),
    after: wilson(table.stayedAbove + table.gained, pairs.length),
    mcnemar: mcnemar(table.lost, table.gained),
    activities: wilcoxonSignedRank(differences(pairs, AREAS)),
    areas: {
      IL: areaChange('IL'),
      CC: areaChange('CC'),
      DCC: areaChange('DCC'),
      SF: areaChange('SF'),
      PS: areaChange('PS'),
    },
  };
}

/** Activities after less before, added up over some areas. */
function differences(pairs: readonly Pair[], areas: readonly Area[]): number[] {
  return pairs.flatMap(({ before, after }) => {
    const [was, is] = [before.activities, after.activities];
    if (was === null || is === null) return [];
    return areas.reduce((sum, area) => sum + is[area] - was[area], 0);
  });
}

/** How many of the baselines whose follow-up was due never had one, with the interval of their share. */
export function attrition(
  due: number,
  returned: number,
): { readonly due: number; readonly lost: number; readonly share: Interval | null } {
  return { due, lost: due - returned, share: wilson(due - returned, due) };
}
