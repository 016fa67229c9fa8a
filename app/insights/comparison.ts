import type { IndicatorReference } from '../../db/queries/indicator-references.ts';
import { AREAS, type Area, LEVELS, type Level } from '../figures/baseline-rows.ts';

/** A published percentage (0–100) of a place in a year. */
interface Reference {
  readonly geo: string;
  readonly year: number;
  readonly value: number;
}

/** What the skills of 16–74 are set beside. */
export interface Comparison {
  readonly atLeastBasic: readonly Reference[];
  readonly areas: Readonly<Record<Area, readonly Reference[]>>;
  /** The last year all seven levels were published, by place. */
  readonly levels: readonly {
    readonly geo: string;
    readonly year: number;
    readonly values: Readonly<Record<Level, number>>;
  }[];
  readonly sources: readonly string[];
}

/** Italy, the region, the Union, in the order they are shown. */
export const PLACES = ['IT', 'ITI1', 'EU27'];
const AT_LEAST_BASIC = 'I_DSK2_BAB';
const areaIndicator = (area: Area) => `I_DSK2_${area}_BAB`;
const levelIndicator = (level: Level) => `I_DSK2_${level}`;
/** The published indicators of a comparison. */
export const INDICATORS = [AT_LEAST_BASIC, ...AREAS.map(areaIndicator), ...LEVELS.map(levelIndicator)];

/** By the references they are drawn from, which stay the same until one is published. */
const comparisons = new WeakMap<readonly IndicatorReference[], Comparison>();

/** The last published value of each indicator and place; `references` oldest first. */
export function comparisonFrom(references: readonly IndicatorReference[]): Comparison {
  const comparison = comparisons.get(references) ?? drawnFrom(references);
  comparisons.set(references, comparison);
  return comparison;
}

function drawnFrom(references: readonly IndicatorReference[]): Comparison {
  const latest = (indicator: string) =>
    PLACES.flatMap((geo): Reference[] => {
      const last = references.findLast((known) => known.geo === geo && known.indicator === indicator);
      return last ? [{ geo, year: last.year, value: last.value }] : [];
    });
  const area = (name: Area) => latest(areaIndicator(name));
  return {
    atLeastBasic: latest(AT_LEAST_BASIC),
    areas: { IL: area('IL'), CC: area('CC'), DCC: area('DCC'), SF: area('SF'), PS: area('PS') },
    levels: PLACES.flatMap((geo) =>
      lastDistribution(
        geo,
        references.filter((known) => known.geo === geo),
      ),
    ),
    sources: [...new Set(references.map(({ source }) => source))],
  };
}

/** The seven levels of the last year that has them all; none when no year does. */
function lastDistribution(geo: string, references: readonly IndicatorReference[]): Comparison['levels'] {
  const years = new Set(references.map(({ year }) => year).sort((a, b) => b - a));
  for (const year of years) {
    const published = (level: Level) =>
      references.find((known) => known.year === year && known.indicator === levelIndicator(level))?.value ??
      Number.NaN;
    const values = {
      AB: published('AB'),
      B: published('B'),
      LW: published('LW'),
      N: published('N'),
      LM: published('LM'),
      X: published('X'),
      NA: published('NA'),
    };
    if (LEVELS.every((level) => Number.isFinite(values[level]))) return [{ geo, year, values }];
  }
  return [];
}
