import type { Shown } from '../disclosure/shown.ts';
import { AREAS, type Area, type AreaLevel, LEVELS, type Level } from '../figures/baseline-rows.ts';
import { type Interval, wilson } from '../figures/wilson.ts';
import type { ProtectedCounts } from './protected-counts.ts';
import { shareFigures, UNRELIABLE_BELOW } from './summary.ts';

/** People of a level (null = hidden) and their share of the denominator on screen; hidden together. */
export interface Proportion {
  readonly count: number | null;
  /** Wilson 95 %; null when hidden or without people. */
  readonly interval: Interval | null;
}

/** Baselines of one population as they may leave the server. */
export interface BaselineSummary {
  /** People in the denominator: all, or internet users only; null = hidden. */
  readonly n: number | null;
  /** Fewer than 30 people: to be read with care. */
  readonly unreliable: boolean;
  readonly atLeastBasic: Proportion;
  /** Without NA when internet users only. */
  readonly levels: readonly ({ readonly level: Level } & Proportion)[];
  readonly areas: readonly {
    readonly area: Area;
    readonly atLeastBasic: Proportion;
    /** Shares alone: of the parts of an area nothing else is shown. */
    readonly shares: Readonly<Record<AreaLevel, number | null>>;
  }[];
}

/** Counts of one population as they may leave the server, without what is worked out from them; null = hidden. */
export interface ShownBaselines {
  /** As in `BaselineSummary`. */
  readonly n: number | null;
  readonly atLeastBasic: number | null;
  /** Without NA when internet users only. */
  readonly levels: Readonly<Partial<Record<Level, number | null>>>;
  readonly areas: Readonly<Record<Area, Readonly<Record<AreaLevel | 'atLeastBasic', number | null>>>>;
}

interface Showing {
  readonly usersOnly: boolean;
  /** People a share needs; 0 where nothing is hidden. */
  readonly minDenominator: number;
}

/** Counts whose shares may be shown: what is sent to a page that works out the shares itself. */
export function showBaselines(
  counts: ProtectedCounts,
  { usersOnly, minDenominator }: Showing,
): ShownBaselines {
  const { value: n } = usersOnly ? counts.users : counts.n;
  const shown = (count: Shown) => shareFigures(count, n, minDenominator).count;
  const levels = LEVELS.filter((level) => !(usersOnly && level === 'NA'));
  const area = (name: Area) => {
    const { none, B, AB, atLeastBasic } = counts.areas[name];
    return { none: shown(none), B: shown(B), AB: shown(AB), atLeastBasic: shown(atLeastBasic) };
  };
  return {
    n,
    atLeastBasic: shown(counts.atLeastBasic),
    levels: Object.fromEntries(levels.map((level) => [level, shown(counts.levels[level])])),
    areas: { IL: area('IL'), CC: area('CC'), DCC: area('DCC'), SF: area('SF'), PS: area('PS') },
  };
}

/** Shown counts with their shares and intervals, as the tables of skills take them. */
export function summariseShown({ n, atLeastBasic, levels, areas }: ShownBaselines): BaselineSummary {
  const proportion = (count: number | null): Proportion => ({
    count,
    interval: count === null || n === null ? null : wilson(count, n),
  });
  const share = (count: number | null) => proportion(count).interval?.share ?? null;
  return {
    n,
    unreliable: n === null || n < UNRELIABLE_BELOW,
    atLeastBasic: proportion(atLeastBasic),
    levels: LEVELS.flatMap((level) => {
      const count = levels[level];
      return count === undefined ? [] : [{ level, ...proportion(count) }];
    }),
    areas: AREAS.map((area) => {
      const { none, B, AB, atLeastBasic } = areas[area];
      return {
        area,
        atLeastBasic: proportion(atLeastBasic),
        shares: { none: share(none), B: share(B), AB: share(AB) },
      };
    }),
  };
}

/** Protected counts with their shares and intervals. */
export function summariseBaselines(counts: ProtectedCounts, showing: Showing): BaselineSummary {
  return summariseShown(showBaselines(counts, showing));
}
