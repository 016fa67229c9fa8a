import type { Shown } from '../disclosure/shown.ts';
import { type Area, type AreaLevel, LEVELS, type Level } from '../figures/baseline-rows.ts';
import { wilson } from '../figures/wilson.ts';
import type { ProtectedCounts } from './protected-counts.ts';

/** A number that may not be seen is null, and what it stands in says `suppressed`. */
interface Suppressible {
  readonly suppressed?: true;
}

/** People at a level and their share of `n` (0–1) with its Wilson interval (95 %); without people the share is null. */
export interface ShareFigures extends Suppressible {
  readonly count: number | null;
  readonly n: number | null;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

type LevelFigures = Readonly<Record<Level, number | null>> & Suppressible;
type AreaFigures = Readonly<Record<AreaLevel, number | null>> & Suppressible;

/** One population of an answer, with everything that is worked out from its counts. */
export interface PopulationFigures extends Suppressible {
  readonly n: number | null;
  /** (Σw)²/Σw²: without weights `n` itself. */
  readonly effectiveN: number | null;
  /** Fewer than 30 people: to be read with care. */
  readonly unreliable?: true;
  readonly atLeastBasic: ShareFigures;
  readonly levels: LevelFigures;
  readonly areas: Readonly<Record<Area, AreaFigures>>;
}

/** Fewer people than this are flagged. */
export const UNRELIABLE_BELOW = 30;

/** Nobody who used the internet is at the level «no internet». */
const NOBODY: Shown = { value: 0, suppressed: false };

/**
 * What is said of one population: everybody, or internet users alone. `minDenominator` people are needed for a share
 * (0 where nothing need be hidden).
 */
export function populationFigures(
  counts: ProtectedCounts,
  { usersOnly, minDenominator }: { usersOnly: boolean; minDenominator: number },
): PopulationFigures {
  const n = (usersOnly ? counts.users : counts.n).value;
  const { AB, B, LW, N, LM, X } = counts.levels;
  const levels = { AB, B, LW, N, LM, X, NA: usersOnly ? NOBODY : counts.levels.NA };
  return {
    n,
    effectiveN: n,
    ...(n === null ? { suppressed: true } : {}),
    ...(n !== null && n < UNRELIABLE_BELOW ? { unreliable: true } : {}),
    atLeastBasic: shareFigures(counts.atLeastBasic, n, minDenominator),
    levels: {
      ...valuesOf(levels),
      ...markOf(LEVELS.map((level) => levels[level])),
    },
    areas: {
      IL: areaFigures(counts, 'IL'),
      CC: areaFigures(counts, 'CC'),
      DCC: areaFigures(counts, 'DCC'),
      SF: areaFigures(counts, 'SF'),
      PS: areaFigures(counts, 'PS'),
    },
  };
}

/** A count out of `n` with share and interval; hidden together, also when `n` is too few people for a share. */
export function shareFigures(count: Shown, n: number | null, minDenominator: number): ShareFigures {
  const { value } = count;
  if (value === null || n === null || (n > 0 && n < minDenominator)) {
    return { count: null, n, share: null, low: null, high: null, suppressed: true };
  }
  const interval = wilson(value, n) ?? { share: null, low: null, high: null };
  return { count: value, n, share: interval.share, low: interval.low, high: interval.high };
}

function valuesOf({ AB, B, LW, N, LM, X, NA }: Readonly<Record<Level, Shown>>): Record<Level, number | null> {
  return {
    AB: AB.value,
    B: B.value,
    LW: LW.value,
    N: N.value,
    LM: LM.value,
    X: X.value,
    NA: NA.value,
  };
}

function areaFigures({ areas }: ProtectedCounts, area: Area): AreaFigures {
  const { none, B, AB } = areas[area];
  return { none: none.value, B: B.value, AB: AB.value, ...markOf([none, B, AB]) };
}

function markOf(counts: readonly Shown[]): Suppressible {
  return counts.some(({ value }) => value === null) ? { suppressed: true } : {};
}
