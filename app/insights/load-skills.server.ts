import { findReferences } from '../../db/queries/indicator-references.ts';
import type { Call } from '../access/gate.server.ts';
import type { Population } from './baseline-rows.ts';
import { type BaselineSummary, summariseBaselines } from './baseline-summary.ts';
import { type Comparison, comparisonFrom, INDICATORS, PLACES } from './comparison.ts';
import type { Selection } from './load-selection.server.ts';
import type { Period } from './period.ts';

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
