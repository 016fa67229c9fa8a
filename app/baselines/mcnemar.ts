import { normalTail } from './normal.ts';

/** From this many discordant pairs on the approximation is used. */
const EXACT_BELOW = 25;

export interface McNemar {
  /** Two-sided; 1 without discordant pairs. */
  readonly p: number;
  readonly method: 'exact' | 'chi_squared';
  /** χ² with continuity correction, 1 degree of freedom; null for the exact test. */
  readonly chiSquared: number | null;
  /**
   * Cohen's g = gained / (gained + lost) − ½, from −0.5 (everybody who changed lost) to 0.5; null without discordant
   * pairs. Small 0.05, medium 0.15, large 0.25 (Cohen 1988, ch. 5).
   */
  readonly cohensG: number | null;
}

/**
 * McNemar's test on pairs of yes and no: `lost` went from yes to no, `gained` from no to yes. Under 25 discordant pairs
 * the exact binomial test, p = min(1, 2 · P(X ≤ min(lost, gained))) with X ~ Bin(lost + gained, ½); from 25 on
 * χ² = max(0, |gained − lost| − 1)² / (gained + lost) (McNemar 1947; Edwards 1948). Throws RangeError for what is no count.
 */
export function mcnemar(lost: number, gained: number): McNemar {
  for (const count of [lost, gained]) {
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is not a number of pairs.`);
  }
  const discordant = lost + gained;
  const cohensG = discordant === 0 ? null : gained / discordant - 0.5;
  if (discordant < EXACT_BELOW) {
    const p = Math.min(1, 2 * atMost(Math.min(lost, gained), discordant));
    return { p, method: 'exact', chiSquared: null, cohensG };
  }
  const chiSquared = Math.max(0, Math.abs(gained - lost) - 1) ** 2 / discordant;
  return { p: 2 * normalTail(Math.sqrt(chiSquared)), method: 'chi_squared', chiSquared, cohensG };
}

/** P(X ≤ k) of n throws of a coin. */
function atMost(k: number, n: number): number {
  let ways = 1;
  let sum = 0;
  for (let heads = 0; heads <= k; heads += 1) {
    sum += ways;
    ways = (ways * (n - heads)) / (heads + 1);
  }
  return sum / 2 ** n;
}
