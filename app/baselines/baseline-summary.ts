import type { Shown } from '../disclosure/shown.ts';
import { AREAS, type Area, type AreaLevel, LEVELS, type Level } from '../figures/baseline-rows.ts';
import type { Interval } from '../figures/wilson.ts';
import type { ProtectedCounts } from './protected-counts.ts';
import { shareFigures, UNRELIABLE_BELOW } from './summary.ts';

/** People of a level and their share of the denominator on screen; all hidden together. */
export interface Proportion {
  readonly count: Shown;
  /** Wilson 95 %; null when hidden or without people. */
  readonly interval: Interval | null;
}

/** Baselines of one population as they may leave the server. */
export interface BaselineSummary {
  /** People in the denominator: all, or internet users only. */
  readonly n: Shown;
  /** Fewer than 30 people: to be read with care. */
  readonly unreliable: boolean;
  readonly atLeastBasic: Proportion;
  /** Without NA when internet users only. */
  readonly levels: readonly ({ readonly level: Level } & Proportion)[];
  readonly areas: readonly {
    readonly area: Area;
    readonly atLeastBasic: Proportion;
    readonly levels: Readonly<Record<AreaLevel, Proportion>>;
  }[];
}

/** Counts as the tables of skills take them; `minDenominator` people are needed for a share (0 where nothing is hidden). */
export function summariseBaselines(
  counts: ProtectedCounts,
  { usersOnly, minDenominator }: { usersOnly: boolean; minDenominator: number },
): BaselineSummary {
  const n = usersOnly ? counts.users : counts.n;
  const proportion = (count: Shown): Proportion => {
    const { share, low, high, suppressed } = shareFigures(count, n.value, minDenominator);
    return {
      count: suppressed ? { value: null, suppressed } : count,
      interval: share === null || low === null || high === null ? null : { share, low, high },
    };
  };
  return {
    n,
    unreliable: n.value === null || n.value < UNRELIABLE_BELOW,
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
        levels: { none: proportion(none), B: proportion(B), AB: proportion(AB) },
      };
    }),
  };
}
