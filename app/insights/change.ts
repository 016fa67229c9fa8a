/** How a figure moved against the period before; `kind` is a key of the words of this area (`change.*`). */
export type Change =
  | { readonly kind: 'up' | 'down'; readonly percent: number }
  | { readonly kind: 'more' | 'fewer'; readonly difference: number }
  | { readonly kind: 'same' | 'fromZero' | 'hidden' };

/** Beyond this many times, «+143.883 %» says less than the difference. */
const MOST_TIMES = 2;

/**
 * Compares two numbers that may be seen (null = hidden); whole per cent. With fewer than `minDenominator` before, a
 * percentage would say more than it knows: the difference is given instead.
 */
export function changeOf(now: number | null, before: number | null, minDenominator: number): Change {
  if (now === null || before === null) return { kind: 'hidden' };
  if (now === before) return { kind: 'same' };
  if (before === 0) return { kind: 'fromZero' };
  const difference = Math.abs(now - before);
  const rises = now > before;
  if (before < minDenominator || difference > MOST_TIMES * before)
    return { kind: rises ? 'more' : 'fewer', difference };
  const percent = Math.round((difference / before) * 100);
  return percent === 0 ? { kind: 'same' } : { kind: rises ? 'up' : 'down', percent };
}
