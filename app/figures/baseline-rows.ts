import type { Range } from '../../db/figure-content/columns.ts';
import type { FigureContent, WordColumn } from '../../db/figure-content/content.ts';

/** Overall levels of DSI 2.0, best first; together they are everybody. */
export const LEVELS = ['AB', 'B', 'LW', 'N', 'LM', 'X', 'NA'] as const;
export type Level = (typeof LEVELS)[number];

export const AREAS = ['IL', 'CC', 'DCC', 'SF', 'PS'] as const;
export type Area = (typeof AREAS)[number];

export const AREA_LEVELS = ['none', 'B', 'AB'] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];

/** The headline is about people of 16–74; the others are shown beside it, never in it (DSI 2.0, PC_IND). */
export const POPULATIONS = ['16_74', '75_plus', 'under_16', 'age_unknown'] as const;
export type Population = (typeof POPULATIONS)[number];

/** The group of a person of `age` full years; null when the age is not known. */
export function populationOf(age: number | null): Population {
  if (age === null) return 'age_unknown';
  if (age < 16) return 'under_16';
  return age <= 74 ? '16_74' : '75_plus';
}

/** The baselines of one cell in order of day: 4 bytes each. */
export interface BaselineRows {
  readonly day: Uint8Array;
  /** Position in `LEVELS` × 4 + position in `POPULATIONS`. */
  readonly levelAndPopulation: Uint8Array;
  /** Two bits an area, in the order of `AREAS`: 0 not assessed, else 1 + position in `AREA_LEVELS`. */
  readonly areas: Uint16Array;
}

/**
 * Packs the baselines of a cell. Who did not use the internet was not assessed in any area, whatever the row says: they
 * are no users with no skills.
 */
export function compileBaselines({ words, baselineDay, baselineAge, baseline }: FigureContent): BaselineRows {
  const place = (names: readonly string[], column: WordColumn, row: number) =>
    names.indexOf(words[column[row] ?? 0] ?? '');
  const areas = [baseline.il, baseline.cc, baseline.dcc, baseline.sf, baseline.ps];
  return {
    day: baselineDay,
    levelAndPopulation: Uint8Array.from(baselineAge, (age, row) => {
      const population = populationOf(age === 0 ? null : age - 1);
      return place(LEVELS, baseline.overall, row) * POPULATIONS.length + POPULATIONS.indexOf(population);
    }),
    areas: Uint16Array.from(baselineAge, (_, row) => {
      if (words[baseline.overall[row] ?? 0] === 'NA') return 0;
      // Not assessed is in no list, and comes out as 0.
      return areas.reduce(
        (packed, column, index) => packed | ((place(AREA_LEVELS, column, row) + 1) << (2 * index)),
        0,
      );
    }),
  };
}

/** Some neighbouring baselines. */
export function sliceBaselines(rows: BaselineRows, { first, end }: Range): BaselineRows {
  return {
    day: rows.day.subarray(first, end),
    levelAndPopulation: rows.levelAndPopulation.subarray(first, end),
    areas: rows.areas.subarray(first, end),
  };
}

/** Baselines one after the other. */
export function joinBaselines(parts: readonly BaselineRows[]): BaselineRows {
  const length = parts.reduce((sum, { day }) => sum + day.length, 0);
  const joined = {
    day: new Uint8Array(length),
    levelAndPopulation: new Uint8Array(length),
    areas: new Uint16Array(length),
  };
  let at = 0;
  for (const part of parts) {
    joined.day.set(part.day, at);
    joined.levelAndPopulation.set(part.levelAndPopulation, at);
    joined.areas.set(part.areas, at);
    at += part.day.length;
  }
  return joined;
}
