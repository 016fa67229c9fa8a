import { findReferences, type IndicatorReference } from '../../db/queries/indicator-references.ts';
import type { Call } from '../access/gate.server.ts';
import { AREAS, type Area, LEVELS, type Level, type Population } from './baseline-rows.ts';
import { type BaselineSummary, summariseBaselines } from './baseline-summary.ts';
import type { Selection } from './load-selection.server.ts';
import type { Period } from './period.ts';

/** A published percentage (0–100) of a place in a year. */
export interface Reference {
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

/** Baselines of a selection: the headline population, and apart from it the older ones and those left over. */
export interface Skills {
  readonly adults: BaselineSummary;
  readonly older: BaselineSummary;
  /** People under 16 and of unknown age; null = hidden. */
  readonly underAge: number | null;
  readonly ageUnknown: number | null;
  readonly usersOnly: boolean;
  /** Null for users only: the published values count everybody. */
  readonly comparison: Comparison | null;
}

/** Italy, the region, the Union, in the order they are shown. */
const PLACES = ['IT', 'ITI1', 'EU27'];
const AT_LEAST_BASIC = 'I_DSK2_BAB';
const areaIndicator = (area: Area) => `I_DSK2_${area}_BAB`;
const levelIndicator = (level: Level) => `I_DSK2_${level}`;
const INDICATORS = [AT_LEAST_BASIC, ...AREAS.map(areaIndicator), ...LEVELS.map(levelIndicator)];

/** Skills of the people who answered a first questionnaire in the period, at the sites asked for. */
export async function loadSkills(
  { app }: Pick<Call, 'app'>,
  { scope, rules, exact }: Selection,
  { period, siteIds }: { period: Period; siteIds: readonly string[] | null },
  usersOnly: boolean,
): Promise<Skills> {
  const [baselines, references] = await Promise.all([
    app.figures.baselines(scope, { ...period, siteIds: siteIds ?? undefined }),
    usersOnly ? [] : findReferences(app.db, INDICATORS, PLACES, 'Y16_74'),
  ]);
  const summary = (population: Population, users = usersOnly) =>
    summariseBaselines(baselines.byPopulation[population], { usersOnly: users, rules, exact });
  return {
    adults: summary('16_74'),
    older: summary('75_plus'),
    underAge: summary('under_16', false).n.value,
    ageUnknown: summary('age_unknown', false).n.value,
    usersOnly,
    comparison: usersOnly ? null : comparisonFrom(references),
  };
}

function comparisonFrom(references: readonly IndicatorReference[]): Comparison {
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
