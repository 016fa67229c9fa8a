import { normalTail } from './normal.ts';

/** Up to this many pairs that changed, every arrangement of signs is counted. */
const EXACT_UP_TO = 50;

export interface Wilcoxon {
  /** Pairs, by what happened; those that did not change keep their place in the ranking. */
  readonly n: number;
  readonly up: number;
  readonly down: number;
  readonly unchanged: number;
  /** Sum of the ranks of the pairs that went up (W+), and of those that went down (W−). */
  readonly ranksUp: number;
  readonly ranksDown: number;
  /** Two-sided; 1 when nobody changed. */
  readonly p: number;
  readonly method: 'exact' | 'normal';
  /**
   * Matched-pairs rank-biserial correlation (W+ − W−) / (W+ + W−), from −1 (all went down) to 1; null when nobody changed
   * (Kerby 2014, Compr. Psychol. 3).
   */
  readonly rankBiserial: number | null;
}

/**
 * Wilcoxon's signed-rank test on differences (after less before). Zeros take part in the ranking, then their ranks are
 * dropped (Pratt 1959, JASA 54); equal sizes share the mean rank. Up to 50 changed pairs the exact distribution over all
 * 2^m signs of these very ranks, ties and all; above it the normal approximation with continuity correction,
 * z = max(0, |W+ − ΣR/2| − ½) / √(ΣR²/4). Throws RangeError for what is not a number.
 */
export function wilcoxonSignedRank(differences: readonly number[]): Wilcoxon {
  if (!differences.every(Number.isFinite)) throw new RangeError('Not every difference is a number.');
  const signed = signedRanks(differences);
  const ranks = signed.map(Math.abs);
  const ranksUp = sumOf(signed.filter((rank) => rank > 0));
  const ranksDown = sumOf(ranks) - ranksUp;
  const up = signed.filter((rank) => rank > 0).length;
  const method = ranks.length <= EXACT_UP_TO ? 'exact' : 'normal';
  return {
    n: differences.length,
    up,
    down: ranks.length - up,
    unchanged: differences.length - ranks.length,
    ranksUp,
    ranksDown,
    p: method === 'exact' ? exactP(ranks, ranksUp) : normalP(ranks, ranksUp),
    method,
    rankBiserial: ranks.length === 0 ? null : (ranksUp - ranksDown) / (ranksUp + ranksDown),
  };
}

/** Rank of each difference that is not zero among all of them by size, with its sign; equal ones share the mean. */
function signedRanks(differences: readonly number[]): number[] {
  const sorted = [...differences].sort((a, b) => Math.abs(a) - Math.abs(b));
  const ranks: number[] = [];
  for (let start = 0; start < sorted.length; ) {
    const size = Math.abs(sorted[start] ?? 0);
    let end = start;
    while (end < sorted.length && Math.abs(sorted[end] ?? 0) === size) end += 1;
    const rank = (start + 1 + end) / 2;
    if (size > 0) for (const one of sorted.slice(start, end)) ranks.push(Math.sign(one) * rank);
    start = end;
  }
  return ranks;
}

/** Counts for every possible sum of ranks in how many ways it comes about; twice the ranks are whole numbers. */
function exactP(ranks: readonly number[], ranksUp: number): number {
  const doubled = ranks.map((rank) => Math.round(2 * rank));
  const total = sumOf(doubled);
  const chance = new Float64Array(total + 1);
  chance[0] = 1;
  let reached = 0;
  for (const rank of doubled) {
    reached += rank;
    // From above, so that what is read below is still of the round before.
    for (let sum = reached; sum >= 0; sum -= 1) {
      chance[sum] = ((chance[sum] ?? 0) + (chance[sum - rank] ?? 0)) / 2;
    }
  }
  // The distribution is symmetric: the smaller of the two sums decides for both sides.
  const smaller = Math.min(Math.round(2 * ranksUp), total - Math.round(2 * ranksUp));
  return Math.min(1, 2 * sumOf([...chance.subarray(0, smaller + 1)]));
}

/** The variance ΣR²/4 carries the corrections for ties and zeros in itself. */
function normalP(ranks: readonly number[], ranksUp: number): number {
  const away = Math.abs(ranksUp - sumOf(ranks) / 2) - 0.5;
  const deviation = Math.sqrt(sumOf(ranks.map((rank) => rank ** 2)) / 4);
  return 2 * normalTail(Math.max(0, away) / deviation);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
