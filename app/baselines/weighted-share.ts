import { type Interval, wilson } from '../figures/wilson.ts';

/** People who carry the same weight: how many they are, how many of them have what is asked for. */
interface WeightedGroup {
  readonly weight: number;
  readonly n: number;
  readonly count: number;
}

/** Kish's measure of what unequal weights cost: deff = n Σw² / (Σw)², n / deff = (Σw)² / Σw² people answer as well. */
export interface WeightCost {
  readonly n: number;
  /** 1 for equal weights. */
  readonly designEffect: number;
  readonly effectiveN: number;
}

/**
 * What the weights of people cost; n counts people whose weight is not 0 (Kish 1965, Survey Sampling, 11.7). Without any:
 * 1 and 0.
 */
export function weightCost(groups: readonly Pick<WeightedGroup, 'weight' | 'n'>[]): WeightCost {
  let [n, sum, squares] = [0, 0, 0];
  for (const group of groups) {
    if (group.weight > 0) n += group.n;
    sum += group.n * group.weight;
    squares += group.n * group.weight ** 2;
  }
  if (sum === 0) return { n: 0, designEffect: 1, effectiveN: 0 };
  const designEffect = (n * squares) / sum ** 2;
  return { n, designEffect, effectiveN: n / designEffect };
}

/**
 * The weighted share Σw·count / Σw·n with its Wilson interval (95 %) at the effective sample (Σw)² / Σw²; null without
 * people. Throws RangeError when a group has more than everybody.
 */
export function weightedShare(groups: readonly WeightedGroup[]): (Interval & WeightCost) | null {
  const cost = weightCost(groups);
  const whole = groups.reduce((sum, { weight, n }) => sum + weight * n, 0);
  if (whole === 0) return null;
  if (groups.some(({ n, count }) => count < 0 || count > n)) throw new RangeError('More than everybody.');
  const share = groups.reduce((sum, { weight, count }) => sum + weight * count, 0) / whole;
  // Rounding may lift a share of everybody by the last digit above 1.
  const interval = wilson(Math.min(share, 1) * cost.effectiveN, cost.effectiveN);
  return interval && { ...interval, ...cost };
}
