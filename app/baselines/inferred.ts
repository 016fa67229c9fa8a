import { AREAS } from '../figures/baseline-rows.ts';
import {
  AREA_AT_LEAST_BASIC,
  AT_LEAST_BASIC,
  areaColumn,
  BELOW_BASIC,
  FIRST_LEVEL,
  LOW,
  N,
  NOT_ASSESSED,
  USER_LEVELS,
  USERS,
  WIDTH,
} from './outcomes.ts';

const levels = Array.from({ length: USER_LEVELS }, (_, level) => FIRST_LEVEL + level);

/** What adds up to what among the columns of a group: a whole, then its parts. */
const SUMS: readonly (readonly number[])[] = [
  [N, AT_LEAST_BASIC, BELOW_BASIC],
  [BELOW_BASIC, NOT_ASSESSED, LOW],
  [USERS, AT_LEAST_BASIC, LOW],
  [N, USERS, NOT_ASSESSED],
  [AT_LEAST_BASIC, ...levels.slice(0, 2)],
  [LOW, ...levels.slice(2)],
  ...AREAS.flatMap((_, area) => {
    const first = areaColumn(area);
    return [
      [USERS, first, first + AREA_AT_LEAST_BASIC],
      [first + AREA_AT_LEAST_BASIC, first + 1, first + 2],
    ];
  }),
];

/** Nobody here, so nobody there: users at no level of an area are below basic. */
const NONE_BELOW: readonly (readonly [number, number])[] = AREAS.map((_, area) => [LOW, areaColumn(area)]);

/**
 * Marks in `seen` (a group's columns from `start`) what any reader works out from the columns marked already: leaving it
 * out would be no secret, only an obstacle.
 */
export function inferColumns(counts: Int32Array, seen: Uint8Array, start: number): void {
  const isSeen = (column: number) => seen[start + column] === 1;
  const isNobody = (column: number) => isSeen(column) && counts[start + column] === 0;
  let changed = true;
  const mark = (column: number) => {
    if (isSeen(column)) return;
    seen[start + column] = 1;
    changed = true;
  };
  while (changed) {
    changed = false;
    for (const sum of SUMS) {
      const unseen = sum.filter((column) => !isSeen(column));
      const [only] = unseen;
      if (unseen.length === 1 && only !== undefined) mark(only);
      const [whole = 0, ...parts] = sum;
      if (isNobody(whole)) for (const part of parts) mark(part);
    }
    for (const [whole, part] of NONE_BELOW) if (isNobody(whole)) mark(part);
  }
}

/** Columns of all groups that may be seen, with nothing marked. */
export function openSeen(groups: number): Uint8Array {
  return new Uint8Array(groups * WIDTH);
}
