import type { Db } from '../../db/index.ts';
import { listOrganisationsOfSites } from '../../db/queries/baselines.ts';
import { countDeclined } from '../../db/queries/declined-questionnaires.ts';
import { findNetwork } from '../../db/queries/network.ts';
import { countUnfinished } from '../../db/queries/unfinished.ts';
import { NETWORK, type Scope } from '../../db/scope.ts';
import { type DisclosureRules, STRICT } from '../disclosure/shown.ts';
import type { OfferedWords } from './load-offered.server.ts';
import type { BaselineFigures } from './protected-counts.ts';
import type { BaselineQuestion, Grouping } from './question.ts';
import { codesOf } from './read-question.ts';
import { type Analysed, type Beside, rowFigures } from './report.ts';
import { inReadingOrder, type LabelWords, labelIn, orderOf } from './row-labels.ts';
import { protectedSum, type SiteCount } from './site-sum.ts';

const INSTRUMENT = 'dsi-2';
const EVER = { from: '0000-01-01', to: '9999-12-31' };

/** What is asked, by whom, and in which words the answer comes. */
export interface Analysis {
  readonly scope: Scope;
  /** True for staff who may open the persons themselves, at their own sites: nothing is hidden. */
  readonly exact: boolean;
  readonly question: BaselineQuestion;
  readonly by: Grouping;
  readonly offered: OfferedWords;
  readonly words: LabelWords;
}

/** Everything that is said of a selection; nothing in it needs hiding any more. */
export async function analyseBaseline(
  { db, baselines }: { readonly db: Db; readonly baselines: BaselineFigures },
  { scope, exact, question, by, offered, words }: Analysis,
): Promise<Analysed> {
  const rules = await findRules(db);
  const needs = { minDenominator: exact ? 0 : rules.minDenominator };
  const [answer, rows, beside] = await Promise.all([
    baselines.answer(scope, question, exact),
    baselines.rows(scope, question, by, exact),
    countBeside(db, { scope, exact, siteIds: question.siteIds }, rules),
  ]);
  const order = orderOf(by, (dimension) => codesOf(dimension, offered));
  const labelled = rowFigures(rows, by, labelIn(offered, by, words), needs);
  return { answer, rows: inReadingOrder(labelled, by, order), beside, needs };
}

/** The network's thresholds. */
export async function findRules(db: Db): Promise<DisclosureRules> {
  const network = await findNetwork(db);
  return network ? { minCell: network.min_cell, minDenominator: network.min_denominator } : STRICT;
}

interface Places {
  readonly scope: Scope;
  readonly exact: boolean;
  readonly siteIds: readonly string[] | null;
}

/** Questionnaires without a baseline at the places asked for: of months and people not finished, nobody knows. */
async function countBeside(db: Db, places: Places, rules: DisclosureRules): Promise<Beside> {
  const [unfinished, declined, sites] = await Promise.all([
    countUnfinished(db, NETWORK, INSTRUMENT),
    countDeclined(db, NETWORK, { instrument: INSTRUMENT, from: EVER.from, to: EVER.to }),
    listOrganisationsOfSites(db),
  ]);
  const organisationOf = new Map(sites.map(({ id, organisation_id }) => [id, organisation_id]));
  const declinedAt = new Map<string, number>();
  for (const { site_id, declined: n } of declined) {
    declinedAt.set(site_id, (declinedAt.get(site_id) ?? 0) + n);
  }
  return {
    incomplete: sumAt(unfinished, places, rules),
    declined: sumAt(
      [...declinedAt].map(([site_id, n]) => ({
        site_id,
        organisation_id: organisationOf.get(site_id) ?? '',
        n,
      })),
      places,
      rules,
    ),
  };
}

function sumAt(
  counts: readonly SiteCount[],
  { scope, exact, siteIds }: Places,
  rules: DisclosureRules,
): number | null {
  const reach = scope.kind === 'network' ? siteIds : (siteIds ?? scope.siteIds);
  if (!exact) return protectedSum(counts, reach, rules).value;
  return counts
    .filter(({ site_id }) => reach === null || reach.includes(site_id))
    .reduce((sum, { n }) => sum + n, 0);
}
