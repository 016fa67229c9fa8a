import type { AnalysedBaseline } from '../../db/queries/baselines.ts';
import { AREAS, type AreaLevel, LEVELS, type Level } from '../figures/baseline-rows.ts';
import { type Dictionary, openDictionary } from '../figures/dictionary.ts';
import { UNKNOWN } from '../figures/participation.ts';
import { AGE_CLASSES, type AgeClass, DIMENSIONS, type Dimension } from './question.ts';

/** Baselines as columns, a row each: what a person was told apart by, and what came out. */
export interface Answered {
  readonly length: number;
  readonly site: Uint16Array;
  readonly month: Uint16Array;
  readonly dimensions: Readonly<Record<Dimension, Uint16Array>>;
  /** Position in `LEVELS`. */
  readonly level: Uint8Array;
  /** Two bits an area, in the order of `AREAS`: 0 not assessed, else 1 + position in `AREA_LEVELS`. */
  readonly areas: Uint16Array;
}

/** What the numbers in the columns stand for; kept for good, so that columns read at different times agree. */
export interface BaselineWords {
  readonly site: Dictionary;
  readonly month: Dictionary;
  readonly dimensions: Readonly<Record<Dimension, Dictionary>>;
}

/** The age classes have their places from the start; all other words come with the rows. */
export function openBaselineWords(): BaselineWords {
  const ageClass = openDictionary();
  for (const name of AGE_CLASSES) ageClass.codeOf(name);
  const open = openDictionary;
  return {
    site: open(),
    month: open(),
    dimensions: { ageClass, sex: open(), education: open(), citizenship: open(), way: open() },
  };
}

const CLASS_WIDTH = 10;
const FIRST_CLASS = 16;
const CLASSES = AGE_CLASSES.filter((name) => /^\d+-/.test(name));

/** The class of `age` full years; null when the age is not known. */
export function ageClassOf(age: number | null): AgeClass {
  if (age === null) return 'unknown';
  if (age < FIRST_CLASS) return 'under-16';
  // The first class is a year short: 16–24, then tens from 25.
  return CLASSES[Math.max(0, Math.floor((age - 15) / CLASS_WIDTH))] ?? '75+';
}

/** Packs rows; who did not use the internet was not assessed in any area, whatever the row says. */
export function packAnswered(rows: readonly AnalysedBaseline[], words: BaselineWords): Answered {
  const column = (dictionary: Dictionary, wordOf: (row: AnalysedBaseline) => string | null) =>
    Uint16Array.from(rows, (row) => dictionary.codeOf(wordOf(row) ?? UNKNOWN));
  const { dimensions } = words;
  return {
    length: rows.length,
    site: column(words.site, (row) => row.site_id),
    month: column(words.month, (row) => row.day.slice(0, 7)),
    dimensions: {
      ageClass: column(dimensions.ageClass, (row) => ageClassOf(row.age)),
      sex: column(dimensions.sex, (row) => row.gender),
      education: column(dimensions.education, (row) => row.education),
      citizenship: column(dimensions.citizenship, (row) => row.citizenship),
      way: column(dimensions.way, (row) => row.way),
    },
    level: Uint8Array.from(rows, (row) => LEVELS.indexOf(row.overall)),
    areas: Uint16Array.from(rows, packAreas),
  };
}

const AREA_CODE: Readonly<Record<AreaLevel, number>> = { none: 1, B: 2, AB: 3 };
const codeOf = (overall: Level, level: AreaLevel | null) =>
  overall === 'NA' || level === null ? 0 : AREA_CODE[level];

function packAreas({ overall, ...row }: AnalysedBaseline): number {
  const levels = [row.area_il, row.area_cc, row.area_dcc, row.area_sf, row.area_ps];
  return AREAS.reduce(
    (packed, _, index) => packed | (codeOf(overall, levels[index] ?? null) << (2 * index)),
    0,
  );
}

/** All columns one after the other. */
export function joinAnswered(parts: readonly Answered[]): Answered {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const joined = {
    length,
    site: new Uint16Array(length),
    month: new Uint16Array(length),
    dimensions: {
      ageClass: new Uint16Array(length),
      sex: new Uint16Array(length),
      education: new Uint16Array(length),
      citizenship: new Uint16Array(length),
      way: new Uint16Array(length),
    },
    level: new Uint8Array(length),
    areas: new Uint16Array(length),
  };
  let start = 0;
  for (const part of parts) {
    joined.site.set(part.site, start);
    joined.month.set(part.month, start);
    for (const name of DIMENSIONS) joined.dimensions[name].set(part.dimensions[name], start);
    joined.level.set(part.level, start);
    joined.areas.set(part.areas, start);
    start += part.length;
  }
  return joined;
}
