/** Days of a month as bits, the 1st in the lowest; eight hexadecimal digits a change, newest first, in `figure_cell`. */
export const EVERY_DAY = 0x7fffffff;

const LETTERS = 8;
/** As many changes as are kept: when more went by, the whole month is read again. */
const MOST_CHANGES = 32;
export const MOST_LETTERS = LETTERS * MOST_CHANGES;

/** The bit of a civil day (`YYYY-MM-DD`). */
export function maskOfDay(day: string): number {
  return 1 << (Number(day.slice(8)) - 1);
}

/** A mask as it is kept. */
export function writeMask(mask: number): string {
  return mask.toString(16).padStart(LETTERS, '0');
}

/** All days the last `changes` changes were about; every day when so many are not kept. */
export function readMasks(days: string, changes: number): number {
  if (days.length < changes * LETTERS) return EVERY_DAY;
  let mask = 0;
  for (let start = 0; start < changes * LETTERS; start += LETTERS) {
    mask |= Number.parseInt(days.slice(start, start + LETTERS), 16);
  }
  return mask;
}
