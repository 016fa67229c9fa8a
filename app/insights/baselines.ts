import {
  AREA_LEVELS,
  AREAS,
  type Area,
  type AreaLevel,
  type BaselineRows,
  LEVELS,
  type Level,
  POPULATIONS,
  type Population,
} from './baseline-rows.ts';
import { type Cell, countUpTo, daysBetween } from './cell.ts';

/** People by level; areas count internet users only, so an area sums to `n` less the level NA. */
export interface BaselineCounts {
  n: number;
  levels: Record<Level, number>;
  areas: Record<Area, Record<AreaLevel, number>>;
}

/** Baselines of a selection, each population for itself. */
export interface Baselines {
  readonly n: number;
  readonly byPopulation: Readonly<Record<Population, BaselineCounts>>;
}

function noCounts(): BaselineCounts {
  const area = () => ({ none: 0, B: 0, AB: 0 });
  return {
    n: 0,
    levels: { AB: 0, B: 0, LW: 0, N: 0, LM: 0, X: 0, NA: 0 },
    areas: { IL: area(), CC: area(), DCC: area(), SF: area(), PS: area() },
  };
}

/** Two bits an area: not assessed, none, basic, above basic. */
const AREA_CODES = 4;

/** Baselines counted while they come (`sign` 1) and go (−1). */
export interface RunningBaselines {
  /** The rows `[first, end)`. */
  count(rows: BaselineRows, first: number, end: number, sign: number): void;
  baselines(): Baselines;
  copy(): RunningBaselines;
}

/** None yet. */
export function openRunningBaselines(): RunningBaselines {
  // Plain histograms in the loop, names afterwards: this runs once per baseline of a region.
  return baselinesIn(
    new Int32Array(LEVELS.length * POPULATIONS.length),
    new Int32Array(POPULATIONS.length * AREAS.length * AREA_CODES),
  );
}

function baselinesIn(levels: Int32Array, areas: Int32Array): RunningBaselines {
  return {
    count(rows, first, end, sign) {
      for (let row = first; row < end; row += 1) {
        const packed = rows.levelAndPopulation[row] ?? 0;
        levels[packed] = (levels[packed] ?? 0) + sign;
        let bin = (packed % POPULATIONS.length) * AREAS.length * AREA_CODES;
        for (let codes = rows.areas[row] ?? 0, area = 0; area < AREAS.length; area += 1, codes >>>= 2) {
          areas[bin + (codes & 3)] = (areas[bin + (codes & 3)] ?? 0) + sign;
          bin += AREA_CODES;
        }
      }
    },
    baselines: () => namedCounts(levels, areas),
    copy: () => baselinesIn(levels.slice(), areas.slice()),
  };
}

/** Counts the baselines of these cells answered from day `from` to day `to`, both included. */
export function countBaselines(cells: readonly Cell[], from: string, to: string): Baselines {
  const running = openRunningBaselines();
  for (const { baselines, month } of cells) {
    const { first, last } = daysBetween(month, from, to);
    running.count(baselines, countUpTo(baselines.day, first - 1), countUpTo(baselines.day, last), 1);
  }
  return running.baselines();
}

function namedCounts(levels: Int32Array, areas: Int32Array): Baselines {
  const countsOf = (population: Population): BaselineCounts => {
    const group = POPULATIONS.indexOf(population);
    const counts = noCounts();
    LEVELS.forEach((level, index) => {
      counts.levels[level] = levels[index * POPULATIONS.length + group] ?? 0;
      counts.n += counts.levels[level];
    });
    AREAS.forEach((area, areaIndex) => {
      AREA_LEVELS.forEach((level, index) => {
        const bin = (group * AREAS.length + areaIndex) * AREA_CODES + index + 1;
        counts.areas[area][level] = areas[bin] ?? 0;
      });
    });
    return counts;
  };
  const byPopulation = {
    '16_74': countsOf('16_74'),
    '75_plus': countsOf('75_plus'),
    under_16: countsOf('under_16'),
    age_unknown: countsOf('age_unknown'),
  };
  return { n: POPULATIONS.reduce((sum, population) => sum + byPopulation[population].n, 0), byPopulation };
}
