import type { Shown } from '../disclosure/shown.ts';
import { AREAS, type Area, type AreaLevel, LEVELS, type Level } from '../figures/baseline-rows.ts';
import type { Interval } from '../figures/wilson.ts';
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

/** Counts as the tables of skills take them; `minDenominator` people are needed for a share (0 where nothing is hidden). */
export function summariseBaselines(
  counts: ProtectedCounts,
  { usersOnly, minDenominator }: { usersOnly: boolean; minDenominator: number },
): BaselineSummary {
  const { value: n } = usersOnly ? counts.users : counts.n;
  const figures = (count: Shown) => shareFigures(count, n, minDenominator);
  const proportion = (shown: Shown): Proportion => {
    const { count, share, low, high } = figures(shown);
    return { count, interval: share === null || low === null || high === null ? null : { share, low, high } };
  };
  return {
    n,
    unreliable: n === null || n < UNRELIABLE_BELOW,
    atLeastBasic: proportion(counts.atLeastBasic),
    levels: LEVELS.filter((level) => !(usersOnly && level === 'NA')).map((level) => ({
      level,
      ...proportion(counts.levels[level]),
    })),
    areas: AREAS.map((area) => {
      const { none, B, AB, atLeastBasic } = counts.areas[area];
      return {
        area,
        atLeastBasic: proportion(atLeastBasic),
        shares: { none: figures(none).share, B: figures(B).share, AB: figures(AB).share },
      };
    }),
  };
}
