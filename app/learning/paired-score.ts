import { type DisclosureRules, isSmall } from '../disclosure/shown.ts';
import { type Interval, wilson } from '../figures/wilson.ts';

/** The points of one person before and after a course. */
export interface ScorePair {
  readonly before: number;
  readonly after: number;
}

/** What changed between before and after, for those who answered both. */
interface PairedScore {
  readonly pairs: number;
  /** Mean points before, after, and their difference. */
  readonly before: number;
  readonly after: number;
  readonly change: number;
  readonly improved: number;
  readonly worsened: number;
  /** Share of those who improved, 95 %. */
  readonly share: Interval;
}

export type ShownPairedScore =
  /** `nobody` has both, or so few that a mean would tell of single persons or of chance. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'few'; readonly pairs: number | null }
  | ({ readonly kind: 'shown' } & PairedScore);

/** Under so many pairs a mean is chance, whoever reads it. */
const FEWEST_PAIRS = 5;

/** Means and the share that improved; null without pairs. */
function pairedScore(pairs: readonly ScorePair[]): PairedScore | null {
  const improved = pairs.filter(({ before, after }) => after > before).length;
  const share = wilson(improved, pairs.length);
  if (!share) return null;
  const mean = (which: keyof ScorePair) => pairs.reduce((sum, pair) => sum + pair[which], 0) / pairs.length;
  const [before, after] = [mean('before'), mean('after')];
  return {
    pairs: pairs.length,
    before,
    after,
    change: after - before,
    improved,
    worsened: pairs.filter((pair) => pair.after < pair.before).length,
    share,
  };
}

/**
 * What may be said of it. Whoever may open the persons (`rules` null) learns at least how many pairs there are; for
 * others a result needs enough pairs, and neither those who improved nor the rest may be few.
 */
export function showPairedScore(
  pairs: readonly ScorePair[],
  rules: DisclosureRules | null,
): ShownPairedScore {
  const result = pairedScore(pairs);
  if (!result) return { kind: 'nobody' };
  if (rules) {
    const parts = [result.improved, result.worsened, result.pairs - result.improved - result.worsened];
    const rest = result.pairs - result.improved;
    const small = [...parts, rest].some((part) => isSmall(part, rules.minCell));
    if (result.pairs < rules.minDenominator || small) return { kind: 'few', pairs: null };
  }
  return result.pairs < FEWEST_PAIRS ? { kind: 'few', pairs: result.pairs } : { kind: 'shown', ...result };
}
