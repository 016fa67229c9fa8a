import type { Interval } from '../figures/wilson.ts';
import type { Formats } from '../ui/formats.ts';

/** The statistics of these pages as formulas: the same signs in every language (docs/decisions/0026). */
export const FORMULAS = {
  wilson: '(p + z²/2n ± z · √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)',
  effectiveN: 'n_eff = (Σw)² / Σw²,  deff = n / n_eff',
  mcnemar: 'χ² = (|b − c| − 1)² / (b + c)',
  wilcoxon: 'r = (W⁺ − W⁻) / (W⁺ + W⁻)',
} as const;

/** `293 / 596 = 49,2 %`. */
export function filledShare(count: number, n: number, { number, percent }: Formats): string {
  return n === 0 ? `0 / 0` : `${number(count)} / ${number(n)} = ${percent(count / n)}`;
}

/** Wilson's interval with the numbers of a share filled in; `n` may be an effective sample. */
export function filledWilson({ share, low, high }: Interval, n: number, formats: Formats): string {
  const p = formats.ratio(share);
  const size = Number.isInteger(n) ? formats.number(n) : formats.decimal(n);
  const z = formats.ratio(1.96);
  const middle = `${p} + ${z}²/(2·${size})`;
  const reach = `${z}·√(${p}·(1 − ${p})/${size} + ${z}²/(4·${size}²))`;
  return `(${middle} ± ${reach}) / (1 + ${z}²/${size}) = ${formats.percent(low)} … ${formats.percent(high)}`;
}

/** McNemar's statistic with its discordant pairs filled in. */
export function filledMcnemar(gained: number, lost: number, chiSquared: number, { ratio }: Formats): string {
  return `χ² = (|${gained} − ${lost}| − 1)² / (${gained} + ${lost}) = ${ratio(chiSquared)}`;
}

/** The exact test with its discordant pairs filled in. */
export function filledBinomial(gained: number, lost: number, p: number, { ratio }: Formats): string {
  return `p = min(1, 2 · P(X ≤ ${Math.min(gained, lost)})),  X ~ Bin(${gained + lost}, ½) = ${ratio(p)}`;
}
