import { type DisclosureRules, isSmall, type Shown } from '../disclosure/shown.ts';
import {
  type Count,
  hideSmallCounts,
  isHidden,
  openCount,
  type Sum,
  shown,
} from '../disclosure/small-counts.ts';
import { AREAS, type Area, type AreaLevel, LEVELS, type Level } from './baseline-rows.ts';
import type { BaselineCounts } from './baselines.ts';
import { type Interval, wilson } from './wilson.ts';

/** People of a level and their share of the denominator on screen; all hidden together. */
export interface Proportion {
  readonly count: Shown;
  /** Wilson 95 %; null when hidden or without people. */
  readonly interval: Interval | null;
}

/** Baselines of one population as they may leave the server. */
export interface BaselineSummary {
  /** People in the denominator: all, or internet users only. */
  readonly n: Shown;
  /** Fewer than 30 people: to be read with care. */
  readonly unreliable: boolean;
  readonly atLeastBasic: Proportion;
  /** Without NA when internet users only. */
  readonly levels: readonly ({ readonly level: Level } & Proportion)[];
  readonly areas: readonly {
    readonly area: Area;
    readonly atLeastBasic: Proportion;
    readonly levels: Readonly<Record<AreaLevel, Proportion>>;
  }[];
}

export interface SummaryOptions {
  /** False: the headline, people without internet in the denominator (PC_IND). True: PC_IND_IU3. */
  readonly usersOnly: boolean;
  readonly rules: DisclosureRules;
  /** True for staff who may open the persons themselves, at their own sites: nothing is hidden. */
  readonly exact: boolean;
}

const UNRELIABLE_BELOW = 30;

/** Everything the page says of a population, with and without non-users, under its veils. */
interface VeiledCounts {
  readonly n: Count;
  readonly users: Count;
  readonly atLeastBasic: Count;
  readonly below: Count;
  readonly levels: Record<Level, Count>;
  readonly areas: readonly VeiledArea[];
}

interface VeiledArea extends Record<AreaLevel, Count> {
  readonly area: Area;
  readonly atLeastBasic: Count;
  /** No skill in the area, or no internet. */
  readonly below: Count;
}

/** Two counts that make up a number in sight fall together. */
function openPair(value: number, whole: number): [Count, Count] {
  const veils = openCount(value).veils;
  return [
    { value, veils },
    { value: whole - value, veils },
  ];
}

function veilCounts(counts: BaselineCounts): VeiledCounts {
  const [atLeastBasic, below] = openPair(counts.levels.AB + counts.levels.B, counts.n);
  const [NA, users] = openPair(counts.levels.NA, counts.n);
  const own = (level: Level) => openCount(counts.levels[level]);
  return {
    n: openCount(counts.n),
    users,
    atLeastBasic,
    below,
    levels: { AB: own('AB'), B: own('B'), LW: own('LW'), N: own('N'), LM: own('LM'), X: own('X'), NA },
    areas: AREAS.map((area) => {
      const { none, B, AB } = counts.areas[area];
      const [reached, missed] = openPair(B + AB, counts.n);
      return {
        area,
        none: openCount(none),
        B: openCount(B),
        AB: openCount(AB),
        atLeastBasic: reached,
        below: missed,
      };
    }),
  };
}

/**
 * Both denominators are one click apart, so these hold whichever is on screen; the users are `n` less NA and share its
 * veil, so their own sums say nothing new. The narrowest sums come first: a gap closed there costs the fewest counts.
 */
function sumsOf({ n, atLeastBasic, below, levels, areas }: VeiledCounts): Sum[] {
  const { AB, B, LW, N, LM, X, NA } = levels;
  return [
    { total: atLeastBasic, parts: [AB, B] },
    { total: below, parts: [LW, N, LM, X, NA] },
    { total: n, parts: [AB, B, LW, N, LM, X, NA] },
    ...areas.flatMap((area) => [
      { total: area.atLeastBasic, parts: [area.B, area.AB] },
      { total: area.below, parts: [area.none, NA] },
      { total: n, parts: [area.none, area.B, area.AB, NA] },
    ]),
  ];
}

/** Summary of one population; hides n and all with it under `minDenominator`, small counts and what gives them back. */
export function summariseBaselines(counts: BaselineCounts, options: SummaryOptions): BaselineSummary {
  const { rules, usersOnly, exact } = options;
  const veiled = veilCounts(counts);
  const { n, users, atLeastBasic, below, levels, areas } = veiled;
  const all = [
    ...[n, users, atLeastBasic, below, ...LEVELS.map((level) => levels[level])],
    ...areas.flatMap((area) => [area.none, area.B, area.AB, area.atLeastBasic, area.below]),
  ];
  if (!exact && counts.n > 0) {
    const tooFew = counts.n < rules.minDenominator;
    const small = tooFew ? all : all.filter(({ value }) => isSmall(value, rules.minCell));
    // Everybody at one level: knowing that a person answered would be knowing the answer.
    const alike = LEVELS.some((level) => counts.levels[level] === counts.n);
    hideSmallCounts(
      alike && !tooFew ? all.filter((count) => count !== n) : small,
      sumsOf(veiled),
      rules.minCell,
    );
  }

  const whole = usersOnly ? users : n;
  const wholeShown = !isHidden(whole) && (exact || whole.value === 0 || whole.value >= rules.minDenominator);
  const proportion = (count: Count): Proportion => {
    const visible = wholeShown && !isHidden(count);
    return {
      count: visible ? shown(count.value, count) : { value: null, suppressed: true },
      interval: visible ? wilson(count.value, whole.value) : null,
    };
  };
  return {
    n: wholeShown ? shown(whole.value, whole) : { value: null, suppressed: true },
    unreliable: !wholeShown || whole.value < UNRELIABLE_BELOW,
    atLeastBasic: proportion(atLeastBasic),
    levels: LEVELS.filter((level) => !(usersOnly && level === 'NA')).map((level) => ({
      level,
      ...proportion(levels[level]),
    })),
    areas: areas.map((area) => ({
      area: area.area,
      atLeastBasic: proportion(area.atLeastBasic),
      levels: { none: proportion(area.none), B: proportion(area.B), AB: proportion(area.AB) },
    })),
  };
}
