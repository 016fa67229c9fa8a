import { type Shown, SUPPRESSED } from './shown.ts';

/**
 * Small counts are hidden here and nowhere else: tables become `Count`s tied by `Sum`s, `hideSmallCounts` marks what may
 * not be seen, `shown` is the only way out. Threshold rule (minimum 3: Italian deontological rules for statistics) plus
 * secondary suppression. Zero is shown as zero, except where it has to cover others or a whole distribution is hidden.
 * One answer is protected against itself; comparing answers for different periods or sites is not this file's matter.
 */

/** Shared by the counts that are hidden together, such as the accesses and people of one row. */
export interface Veil {
  hidden: boolean;
}

/** A true count under its veils; hiding it draws the first, it is hidden when any of them is drawn. */
export interface Count {
  readonly value: number;
  readonly veils: readonly [Veil, ...Veil[]];
}

/** Counts shown together with what they add up to. */
export interface Sum {
  readonly total: Count;
  readonly parts: readonly Count[];
  /** Parts that may overlap (topics of one session, people of two sites) give a part away only through a lower bound. */
  readonly overlapping?: boolean;
}

export function isHidden(count: Count): boolean {
  return count.veils.some((veil) => veil.hidden);
}

function hide(count: Count): void {
  count.veils[0].hidden = true;
}

/** A count with a veil of its own. */
export function openCount(value: number): Count {
  return { value, veils: [{ hidden: false }] };
}

/**
 * Hides every small count (`small`, already judged by its own threshold), then the smallest others, until no sum gives a
 * hidden count back: each keeps at least `minCell` possible values for a reader who knows the rules and all that is shown.
 */
export function hideSmallCounts(small: readonly Count[], sums: readonly Sum[], minCell: number): void {
  for (const count of small) hide(count);
  // Hiding in one table can open a gap in another: again until nothing changes. Only ever hides, so it ends.
  while (sums.some((sum) => closeGap(sum, minCell))) {}
}

/** Hides one more count of a sum if its hidden ones could be worked out; false when nothing had to be done. */
function closeGap(sum: Sum, minCell: number): boolean {
  const hidden = sum.parts.filter(isHidden);
  if (isHidden(sum.total)) {
    if (hidden.length > 0) return false;
    // All parts in sight would give the total back.
    return hideNext(sum.parts.filter((part) => part.value > 0));
  }
  // Hidden zeros alone (people of a row of anonymous heads) are worth no other row.
  if (hidden.every((count) => count.value === 0)) return false;
  const given = sum.total.value - added(sum.parts.filter((part) => !isHidden(part)));
  if (sum.overlapping && given <= 0) return false;
  if (room(hidden) >= minCell) return false;
  const seen = sum.parts.filter((part) => !isHidden(part));
  return hideNext(seen.filter((part) => part.value > 0)) || hideNext(seen) || hideNext([sum.total]);
}

/** How far any one of the hidden counts could be from the truth: a hidden zero makes all of them doubtful. */
function room(hidden: readonly Count[]): number {
  if (hidden.length < 2) return 0;
  const atLeast = hidden.some((count) => count.value === 0) ? 0 : hidden.length;
  return added(hidden) - atLeast;
}

function hideNext(candidates: readonly Count[]): boolean {
  const [first, ...others] = candidates;
  if (!first) return false;
  hide(others.reduce((smallest, count) => (count.value < smallest.value ? count : smallest), first));
  return true;
}

function added(counts: readonly Count[]): number {
  return counts.reduce((sum, count) => sum + count.value, 0);
}

/** What may be seen of a number that stands or falls with `count`. */
export function shown(value: number, count: Count): Shown {
  return isHidden(count) ? SUPPRESSED : { value, suppressed: false };
}
