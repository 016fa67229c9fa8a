import type { VersionUse } from '../../db/queries/version-use.ts';
import { WAYS } from './ways.ts';

/** How much a version was used, as everybody may know it. */
export interface ShownUse {
  /** Months (`YYYY-MM`); null with fewer answers than are shown. */
  readonly first: string | null;
  readonly last: string | null;
  /** At least so many answers; null for fewer than are shown, none included. */
  readonly atLeast: number | null;
  readonly byWay: readonly { readonly way: VersionUse['way']; readonly atLeast: number | null }[];
}

/** From ten on, in steps so wide that two looks at the same number are not subtracted for somebody's answer. */
const STEPS = [1, 2, 5];

/** The largest round number (10, 20, 50, 100, …) not above a count; null below `least`. */
export function roundFloor(count: number, least: number): number | null {
  const wanted = Math.max(least, 10);
  let floor: number | null = null;
  for (let power = 10; power <= count; power *= 10) {
    for (const step of STEPS) if (step * power <= count && step * power >= wanted) floor = step * power;
  }
  return floor;
}

/** The use of one version; `least` people at the least (`network.min_denominator`). */
export function shownUse(
  rows: readonly Omit<VersionUse, 'instrument' | 'version'>[],
  least: number,
): ShownUse {
  const answers = (way: VersionUse['way']) => rows.find((row) => row.way === way)?.answers ?? 0;
  const atLeast = roundFloor(
    rows.reduce((sum, row) => sum + row.answers, 0),
    least,
  );
  const months = rows.flatMap(({ first, last }) => [first, last]).sort();
  return {
    first: atLeast === null ? null : (months[0] ?? null),
    last: atLeast === null ? null : (months.at(-1) ?? null),
    atLeast,
    byWay: WAYS.map((way) => ({ way, atLeast: roundFloor(answers(way), least) })),
  };
}
