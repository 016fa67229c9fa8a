import { AREAS, LEVELS, POPULATIONS } from '../figures/baseline-rows.ts';
import type { Answered, BaselineWords } from './answered.ts';
import { populationOfClass } from './groups.ts';
import { nameAnswer } from './name-counts.ts';
import { HISTOGRAM, WIDTH, writeColumns } from './outcomes.ts';
import type { Tests } from './pick.ts';
import type { BaselineAnswer } from './protected-counts.ts';
import { AGE_CLASSES, DIMENSIONS, type Grouping } from './question.ts';

/** Levels and areas of each population, one after the other. */
type Histogram = Int32Array;

/** All of them, with nobody in any. */
export function openHistogram(): Histogram {
  return new Int32Array(HISTOGRAM * POPULATIONS.length);
}

const POPULATION_OF = AGE_CLASSES.map((name) => POPULATIONS.indexOf(populationOfClass(name)));
const AREA_CODES = 4;

function countRow(histogram: Histogram, { level, areas, dimensions }: Answered, row: number): void {
  const start = (POPULATION_OF[dimensions.ageClass[row] ?? 0] ?? 0) * HISTOGRAM;
  const add = (place: number) => {
    histogram[start + place] = (histogram[start + place] ?? 0) + 1;
  };
  add(level[row] ?? 0);
  for (let codes = areas[row] ?? 0, area = 0; area < AREAS.length; area += 1, codes >>>= 2) {
    add(LEVELS.length + area * AREA_CODES + (codes & 3));
  }
}

/** Counts what is asked for row by row, by what the rows of the answer are: nothing is hidden here. */
export function countAnswers(
  answered: Answered,
  words: BaselineWords,
  organisationOf: ReadonlyMap<string, string>,
  tests: Tests,
  by: Grouping,
): Map<string, Histogram> {
  const isAsked = askedRows(answered, words, tests);
  const keyOf = keyOfRow(answered, words, organisationOf, by);
  const found = new Map<string, Histogram>();
  for (let row = 0; row < answered.length; row += 1) {
    if (!isAsked(row)) continue;
    const key = keyOf(row);
    const histogram = found.get(key) ?? openHistogram();
    found.set(key, histogram);
    countRow(histogram, answered, row);
  }
  return found;
}

/** The true counts of a histogram as an answer. */
export function openAnswer(histogram: Histogram): BaselineAnswer {
  const counts = new Int32Array(WIDTH * POPULATIONS.length);
  POPULATIONS.forEach((_, index) => {
    writeColumns(counts, index * WIDTH, histogram, index * HISTOGRAM);
  });
  return nameAnswer((population, column) => ({
    value: counts[POPULATIONS.indexOf(population) * WIDTH + column] ?? 0,
    suppressed: false,
  }));
}

/** True for the rows a question is about. */
function askedRows(
  { site, month, dimensions }: Answered,
  words: BaselineWords,
  tests: Tests,
): (row: number) => boolean {
  const filters = [
    { column: site, words: words.site, holds: tests.site },
    { column: month, words: words.month, holds: tests.month },
    ...DIMENSIONS.map((name) => ({
      column: dimensions[name],
      words: words.dimensions[name],
      holds: tests.dimensions[name],
    })),
  ].map(({ column, words: { size, wordOf }, holds }) => ({
    column,
    passes: Uint8Array.from({ length: size }, (_, code) => Number(holds(wordOf(code)))),
  }));
  return (row) => filters.every(({ column, passes }) => passes[column[row] ?? 0] === 1);
}

function keyOfRow(
  { site, month, dimensions }: Answered,
  words: BaselineWords,
  organisationOf: ReadonlyMap<string, string>,
  by: Grouping,
): (row: number) => string {
  const siteOf = (row: number) => words.site.wordOf(site[row] ?? 0);
  const monthOf = (row: number) => words.month.wordOf(month[row] ?? 0);
  switch (by) {
    case 'network':
      return () => '';
    case 'site':
      return siteOf;
    case 'organisation':
      return (row) => organisationOf.get(siteOf(row)) ?? '';
    case 'month':
      return monthOf;
    case 'year':
      return (row) => monthOf(row).slice(0, 4);
    default: {
      const [column, names] = [dimensions[by], words.dimensions[by]];
      return (row) => names.wordOf(column[row] ?? 0);
    }
  }
}
