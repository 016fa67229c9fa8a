import type { Shown } from '../disclosure/shown.ts';
import { AREAS, LEVELS } from '../insights/baseline-rows.ts';
import type { BaselineSummary, Proportion } from '../insights/baseline-summary.ts';
import type { ProtectedCounts } from './protected-counts.ts';
import { shareFigures, UNRELIABLE_BELOW } from './summary.ts';

/** Protected counts as the tables of skills take them; `minDenominator` people are needed for a share. */
export function protectedSummary(
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
