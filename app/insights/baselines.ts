import {
  AREA_LEVELS,
  AREAS,
  type Area,
  type AreaLevel,
  LEVELS,
  type Level,
  POPULATIONS,
  type Population,
} from './baseline-rows.ts';
import { type Cell, rowsBetween } from './cell.ts';

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

/** Counts the baselines of these cells answered from day `from` to day `to`, both included. */
export function countBaselines(cells: readonly Cell[], from: string, to: string): Baselines {
  const byPopulation = {
    '16_74': noCounts(),
    '75_plus': noCounts(),
    under_16: noCounts(),
    age_unknown: noCounts(),
  };
  for (const { baselines, month } of cells) {
    const { first, end } = rowsBetween(baselines.day, month, from, to);
    for (let row = first; row < end; row += 1) {
      const packed = baselines.levelAndPopulation[row] ?? 0;
      const level = LEVELS[Math.trunc(packed / POPULATIONS.length)];
      const population = POPULATIONS[packed % POPULATIONS.length];
      if (level === undefined || population === undefined) continue;
      const counts = byPopulation[population];
      counts.n += 1;
      counts.levels[level] += 1;
      const areas = baselines.areas[row] ?? 0;
      AREAS.forEach((area, index) => {
        const areaLevel = AREA_LEVELS[((areas >>> (2 * index)) & 3) - 1];
        if (areaLevel !== undefined) counts.areas[area][areaLevel] += 1;
      });
    }
  }
  const n = POPULATIONS.reduce((sum, population) => sum + byPopulation[population].n, 0);
  return { n, byPopulation };
}
