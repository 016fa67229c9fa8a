import { AREA_LEVELS, AREAS, LEVELS, POPULATIONS, type Population } from '../insights/baseline-rows.ts';
import type { BaselineCounts } from '../insights/baselines.ts';
import type { Answered } from './answered.ts';
import { AGE_CLASSES, type AgeClass } from './question.ts';

export type CountsByPopulation = Readonly<Record<Population, BaselineCounts>>;

/** Places of one population: seven levels, then four codes an area. */
const AREA_CODES = 4;
const PLACES = LEVELS.length + AREAS.length * AREA_CODES;

const APART: { readonly [name in AgeClass]?: Population } = {
  '75+': '75_plus',
  'under-16': 'under_16',
  unknown: 'age_unknown',
};
/** By the position of the age class. */
const POPULATION_OF = AGE_CLASSES.map((name) => POPULATIONS.indexOf(APART[name] ?? '16_74'));

/** A histogram of people by level and area, each population for itself. */
export type Histogram = Int32Array;

export function openHistogram(): Histogram {
  return new Int32Array(PLACES * POPULATIONS.length);
}

/** Counts one row. */
export function countRow(histogram: Histogram, { level, areas, dimensions }: Answered, row: number): void {
  const start = (POPULATION_OF[dimensions.ageClass[row] ?? 0] ?? 0) * PLACES;
  const add = (place: number) => {
    histogram[start + place] = (histogram[start + place] ?? 0) + 1;
  };
  add(level[row] ?? 0);
  for (let codes = areas[row] ?? 0, area = 0; area < AREAS.length; area += 1, codes >>>= 2) {
    add(LEVELS.length + area * AREA_CODES + (codes & 3));
  }
}

/** The counts of a histogram by their names. */
export function countsOf(histogram: Histogram): CountsByPopulation {
  const of = (population: Population): BaselineCounts => {
    const start = POPULATIONS.indexOf(population) * PLACES;
    const at = (place: number) => histogram[start + place] ?? 0;
    const area = (index: number) => {
      const first = LEVELS.length + index * AREA_CODES + 1;
      const [none, B, AB] = AREA_LEVELS.map((_, level) => at(first + level));
      return { none: none ?? 0, B: B ?? 0, AB: AB ?? 0 };
    };
    const [AB = 0, B = 0, LW = 0, N = 0, LM = 0, X = 0, NA = 0] = LEVELS.map((_, level) => at(level));
    return {
      n: AB + B + LW + N + LM + X + NA,
      levels: { AB, B, LW, N, LM, X, NA },
      areas: { IL: area(0), CC: area(1), DCC: area(2), SF: area(3), PS: area(4) },
    };
  };
  return {
    '16_74': of('16_74'),
    '75_plus': of('75_plus'),
    under_16: of('under_16'),
    age_unknown: of('age_unknown'),
  };
}
