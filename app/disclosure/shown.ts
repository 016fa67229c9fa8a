/** Settings of the network (`network.min_cell`, `network.min_denominator`). */
export interface DisclosureRules {
  /** Counts from 1 to one below this are hidden. */
  readonly minCell: number;
  /** Shares and intervals need at least this many people. */
  readonly minDenominator: number;
}

/** What a screen, an export or an API may know of a number. */
export interface Shown {
  readonly value: number | null;
  readonly suppressed: boolean;
}

/** A number that may not be seen. */
export const SUPPRESSED: Shown = { value: null, suppressed: true };

/** Before set-up there is no network row: the strictest usual thresholds. */
export const STRICT: DisclosureRules = { minCell: 5, minDenominator: 10 };

/** The usual thresholds of Italian statistics; sensitive data take the next one up. */
const STEPS = [3, 5, 10, 20, 50];

/** The threshold for sensitive rows (health): one step above the network's. */
export function sensitiveMinCell(minCell: number): number {
  return STEPS.find((step) => step > minCell) ?? minCell * 2;
}

/** True for a count so small that it points at people. Zero does not: it says that nobody was there. */
export function isSmall(value: number, minCell: number): boolean {
  return value > 0 && value < minCell;
}
