import type { Block } from '../disclosure/pools.ts';
import { type DisclosureRules, isSmall } from '../disclosure/shown.ts';
import { AREAS, LEVELS } from '../figures/baseline-rows.ts';

/** Columns of the counts of a group of people: everybody, and how they split. */
export const N = 0;
export const AT_LEAST_BASIC = 1;
export const BELOW_BASIC = 2;
export const NOT_ASSESSED = 3;
export const USERS = 4;
/** Users below basic. */
export const LOW = 5;
/** The six levels of users, best first. */
export const FIRST_LEVEL = 6;
export const USER_LEVELS = LEVELS.filter((level) => level !== 'NA').length;
const FIRST_AREA = FIRST_LEVEL + USER_LEVELS;
/** Of an area: none, basic, above basic, at least basic, and users below basic who reach the area. */
const AREA_COLUMNS = 5;
export const WIDTH = FIRST_AREA + AREAS.length * AREA_COLUMNS;

/** Where an area's columns begin. */
export function areaColumn(area: number): number {
  return FIRST_AREA + area * AREA_COLUMNS;
}
export const AREA_AT_LEAST_BASIC = 3;
const AREA_REST = 4;

/** Blocks: who answered; at least basic; internet; then the areas and, last, the levels. */
export const PEOPLE = 0;
export const HEADLINE = 1;
export const INTERNET = 2;
const FIRST_AREA_BLOCK = 3;
export const areaBlock = (area: number) => FIRST_AREA_BLOCK + area;
export const BY_LEVEL = FIRST_AREA_BLOCK + AREAS.length;

/**
 * Levels are worked out from areas (five areas at least basic make at least basic, four make low, …), so that the levels
 * of a group fall with any of its areas. And an area falls with the levels, always the same one so that hidden groups
 * have it in common: content creation, where most people are neither at the bottom nor at the top.
 */
const FALLS_WITH_LEVELS = AREAS.indexOf('DCC');

const areaBlocks = AREAS.map((_, area): Block => {
  const first = areaColumn(area);
  return {
    splits: [
      { columns: [first, first + AREA_REST], whole: { column: LOW, blocks: [HEADLINE, INTERNET] } },
      {
        columns: [first + 1, first + 2],
        whole: { column: first + AREA_AT_LEAST_BASIC, blocks: [areaBlock(area)] },
      },
    ],
    takes: [BY_LEVEL],
  };
});

const [AB, B, ...LOWER] = Array.from({ length: USER_LEVELS }, (_, level) => FIRST_LEVEL + level);

/** In the order of their numbers. */
export const BLOCKS: readonly Block[] = [
  { splits: [{ columns: [N], whole: null }], takes: [HEADLINE, INTERNET] },
  {
    splits: [{ columns: [AT_LEAST_BASIC, BELOW_BASIC], whole: { column: N, blocks: [PEOPLE] } }],
    takes: [BY_LEVEL],
  },
  {
    splits: [{ columns: [NOT_ASSESSED, LOW], whole: { column: BELOW_BASIC, blocks: [HEADLINE] } }],
    takes: [...AREAS.map((_, area) => areaBlock(area)), BY_LEVEL],
  },
  ...areaBlocks,
  {
    splits: [
      { columns: [AB ?? 0, B ?? 0], whole: { column: AT_LEAST_BASIC, blocks: [HEADLINE] } },
      { columns: LOWER, whole: { column: LOW, blocks: [HEADLINE, INTERNET] } },
    ],
    takes: [areaBlock(FALLS_WITH_LEVELS)],
  },
];

const AREA_CODES = 4;
/** Places of a histogram: seven levels, then four codes an area. */
export const HISTOGRAM = LEVELS.length + AREAS.length * AREA_CODES;

/** Writes the columns of a group (from `start`) out of its histogram (from `from`). */
export function writeColumns(counts: Int32Array, start: number, histogram: Int32Array, from: number): void {
  const seen = (place: number) => histogram[from + place] ?? 0;
  let users = 0;
  for (let level = 0; level < USER_LEVELS; level += 1) {
    counts[start + FIRST_LEVEL + level] = seen(level);
    users += seen(level);
  }
  const notAssessed = seen(USER_LEVELS);
  const atLeastBasic = seen(0) + seen(1);
  counts[start + N] = users + notAssessed;
  counts[start + AT_LEAST_BASIC] = atLeastBasic;
  counts[start + BELOW_BASIC] = users + notAssessed - atLeastBasic;
  counts[start + NOT_ASSESSED] = notAssessed;
  counts[start + USERS] = users;
  counts[start + LOW] = users - atLeastBasic;
  for (let area = 0; area < AREAS.length; area += 1) {
    const first = start + areaColumn(area);
    const code = LEVELS.length + area * AREA_CODES;
    const [none, basic, above] = [seen(code + 1), seen(code + 2), seen(code + 3)];
    counts[first] = none;
    counts[first + 1] = basic;
    counts[first + 2] = above;
    counts[first + AREA_AT_LEAST_BASIC] = basic + above;
    counts[first + AREA_REST] = users - atLeastBasic - none;
  }
}

/** The blocks of a group that must be hidden for what is in them: few people, few of a kind, everybody of one kind. */
export function tooSmall(counts: Int32Array, start: number, rules: DisclosureRules): number[] {
  const at = (column: number) => counts[start + column] ?? 0;
  const small = (column: number) => isSmall(at(column), rules.minCell);
  const n = at(N);
  if (n === 0) return [];
  if (n < rules.minDenominator) return [PEOPLE];
  const levels = Array.from({ length: USER_LEVELS }, (_, level) => FIRST_LEVEL + level);
  // Everybody at one level: knowing that a person answered would be knowing the answer.
  if ([...levels, NOT_ASSESSED].some((column) => at(column) === n)) return [HEADLINE, INTERNET];
  return [
    ...(small(AT_LEAST_BASIC) || small(BELOW_BASIC) ? [HEADLINE] : []),
    ...(small(NOT_ASSESSED) || small(USERS) || small(LOW) ? [INTERNET] : []),
    ...AREAS.flatMap((_, area) =>
      [0, 1, 2].some((level) => small(areaColumn(area) + level)) ? [areaBlock(area)] : [],
    ),
    ...(levels.some(small) ? [BY_LEVEL] : []),
  ];
}
