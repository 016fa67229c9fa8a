/** The statistics of these pages as formulas: the same signs in every language (docs/decisions/0026). */
export const FORMULAS = {
  wilson: '(p + z²/2n ± z · √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)',
  effectiveN: 'n_eff = (Σw)² / Σw²,  deff = n / n_eff',
  mcnemar: 'χ² = (|b − c| − 1)² / (b + c)',
  wilcoxon: 'r = (W⁺ − W⁻) / (W⁺ + W⁻)',
} as const;
