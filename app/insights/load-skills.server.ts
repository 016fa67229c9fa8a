import { findReferences } from '../../db/queries/indicator-references.ts';
import type { Call } from '../access/gate.server.ts';
import { type ShownBaselines, showBaselines } from '../baselines/baseline-summary.ts';
import type { Population } from '../figures/baseline-rows.ts';
import { openCounts } from '../figures/baselines.ts';
import type { Period } from '../figures/period.ts';
import { type Comparison, comparisonFrom, INDICATORS, PLACES } from './comparison.ts';
import type { Selection } from './load-selection.server.ts';
import { countYears, type Years } from './skills-years.ts';

/** Baselines of a selection: the headline population, and apart from it the older ones and those left over. */
export interface Skills {
  readonly adults: ShownBaselines;
  readonly older: ShownBaselines;
  /** People under 16 and of unknown age; null = hidden. */
  readonly underAge: number | null;
  readonly ageUnknown: number | null;
  readonly usersOnly: boolean;
  /** Null where the period is counted to the day. */
  readonly years: Years | null;
  /** Null for users only: the published values count everybody. */
  readonly comparison: Comparison | null;
}

type Asker = Pick<Call, 'app'>;
type Asked = { readonly period: Period; readonly siteIds: readonly string[] | null };

/** Skills of the people who answered a first questionnaire in the period, at the sites asked for. */
export async function loadSkills(
  asker: Asker,
  selection: Selection,
  asked: Asked,
  usersOnly: boolean,
): Promise<Skills> {
  const [counted, references] = await Promise.all([
    selection.exact
      ? countToTheDay(asker, selection, asked, usersOnly)
      : readRelease(asker, selection, asked, usersOnly),
    usersOnly ? [] : findReferences(asker.app.db, INDICATORS, PLACES, 'Y16_74'),
  ]);
  return { ...counted, usersOnly, comparison: usersOnly ? null : comparisonFrom(references) };
}

type Counted = Omit<Skills, 'usersOnly' | 'comparison'>;

/** For staff who may open the persons themselves: nothing is hidden, so any days will do. */
async function countToTheDay(
  { app }: Asker,
  { scope }: Selection,
  { period, siteIds }: Asked,
  usersOnly: boolean,
): Promise<Counted> {
  const { byPopulation } = await app.figures.baselines(scope, { ...period, siteIds: siteIds ?? undefined });
  const summary = (population: Population) =>
    showBaselines(openCounts(byPopulation[population]), { usersOnly, minDenominator: 0 });
  return {
    adults: summary('16_74'),
    older: summary('75_plus'),
    underAge: byPopulation.under_16.n,
    ageUnknown: byPopulation.age_unknown.n,
    years: null,
  };
}

/** For everybody else: whole years out of the one release, so that two periods never differ by a day. */
async function readRelease(
  { app }: Asker,
  { scope, rules: { minDenominator } }: Selection,
  { period, siteIds }: Asked,
  usersOnly: boolean,
): Promise<Counted> {
  const { years, answer } = await countYears(period, (months) =>
    app.baselines.answer(scope, { ...months, siteIds, codes: {} }, false),
  );
  return {
    adults: showBaselines(answer.adults, { usersOnly, minDenominator }),
    older: showBaselines(answer.older, { usersOnly, minDenominator }),
    underAge: answer.underAge.value,
    ageUnknown: answer.ageUnknown.value,
    years,
  };
}
