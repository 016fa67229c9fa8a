/** A share with the range it may have by chance alone; all from 0 to 1. */
export interface Interval {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** 97.5th percentile of the normal distribution: 95 % confidence. */
const Z = 1.959963984540054;

/**
 * Wilson score interval (95 %) of `count` out of `n`; null without people. `n` may be an effective sample, then `count`
 * is the weighted share times `n`. Throws RangeError unless 0 ≤ count ≤ n. Source: Wilson 1927, JASA 22.
 */
export function wilson(count: number, n: number): Interval | null {
  if (!(count >= 0 && count <= n && Number.isFinite(n))) {
    throw new RangeError(`${count} of ${n} is not a share.`);
  }
  if (n === 0) return null;
  const share = count / n;
  const scale = 1 + Z ** 2 / n;
  const centre = (share + Z ** 2 / (2 * n)) / scale;
  const reach = (Z / scale) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  // At the ends the bound is exact; the subtraction would leave a remainder of rounding.
  return {
    share,
    low: count === 0 ? 0 : centre - reach,
    high: count === n ? 1 : centre + reach,
  };
}
