import type { FigureBaseline } from '../../db/queries/figures.ts';
import { type Range, splice } from './columns.ts';

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
 * Packs baselines that are in order of day; a row without a level is not a baseline and may not come here. Who did not
 * use the internet was not assessed in any area, whatever the row says: they are no users with no skills.
 */
export function compileBaselines(rows: readonly FigureBaseline[]): BaselineRows {
  return {
    day: Uint8Array.from(rows, (row) => Number(row.day.slice(8))),
    levelAndPopulation: Uint8Array.from(
      rows,
      (row) => LEVELS.indexOf(row.overall) * POPULATIONS.length + POPULATIONS.indexOf(populationOf(row.age)),
    ),
    areas: Uint16Array.from(rows, (row) =>
      [row.area_il, row.area_cc, row.area_dcc, row.area_sf, row.area_ps].reduce(
        (packed, level, index) => packed | (areaCode(row.overall, level) << (2 * index)),
        0,
      ),
    ),
  };
}

/** The baselines with those of a range replaced by others. */
export function replaceBaselines(rows: BaselineRows, range: Range, fresh: BaselineRows): BaselineRows {
  return {
    day: splice(rows.day, range, fresh.day),
    levelAndPopulation: splice(rows.levelAndPopulation, range, fresh.levelAndPopulation),
    areas: splice(rows.areas, range, fresh.areas),
  };
}

function areaCode(overall: Level, level: AreaLevel | null): number {
  return overall === 'NA' || level === null ? 0 : AREA_LEVELS.indexOf(level) + 1;
}
