import type { Db } from '../../db/index.ts';
import { findNetwork } from '../../db/queries/network.ts';
import { countUnfinished } from '../../db/queries/unfinished.ts';
import { NETWORK, type Scope } from '../../db/scope.ts';
import { type DisclosureRules, STRICT } from '../disclosure/shown.ts';
import type { OfferedWords } from './load-offered.server.ts';
import type { BaselineFigures } from './protected-counts.ts';
import type { BaselineQuestion, Grouping } from './question.ts';
import { codesOf } from './read-question.ts';
import { type BaselineReport, baselineReport, type Filters, rowFigures } from './report.ts';
import { inReadingOrder, type LabelWords, labelIn, orderOf } from './row-labels.ts';
import { protectedSum } from './site-sum.ts';

/** What is asked, by whom, and in which words the answer comes. */
export interface Analysis {
  readonly scope: Scope;
  /** True for staff who may open the persons themselves, at their own sites: nothing is hidden. */
  readonly exact: boolean;
  readonly question: BaselineQuestion;
  readonly by: Grouping;
  readonly filters: Filters;
  readonly offered: OfferedWords;
  readonly words: LabelWords;
}

/** Everything that is said of a selection; nothing in it needs hiding any more. */
export async function analyseBaseline(
  { db, baselines }: { readonly db: Db; readonly baselines: BaselineFigures },
  { scope, exact, question, by, filters, offered, words }: Analysis,
): Promise<BaselineReport> {
  const rules = await findRules(db);
  const needs = { minDenominator: exact ? 0 : rules.minDenominator };
  const [answer, rows, incomplete] = await Promise.all([
    baselines.answer(scope, question, exact),
    baselines.rows(scope, question, by, exact),
    countIncomplete(db, { scope, exact, siteIds: question.siteIds }, rules),
  ]);
  const order = orderOf(by, (dimension) => codesOf(dimension, offered));
  const labelled = rowFigures(rows, by, labelIn(offered, by, words), needs);
  return baselineReport(filters, answer, inReadingOrder(labelled, by, order), { incomplete }, needs);
}

/** The network's thresholds. */
export async function findRules(db: Db): Promise<DisclosureRules> {
  const network = await findNetwork(db);
  return network ? { minCell: network.min_cell, minDenominator: network.min_denominator } : STRICT;
}

/** Questionnaires open now at the sites asked for; null = hidden. Months and people of them are nobody's matter yet. */
async function countIncomplete(
  db: Db,
  asked: { readonly scope: Scope; readonly exact: boolean; readonly siteIds: readonly string[] | null },
  rules: DisclosureRules,
): Promise<number | null> {
  const { scope, exact, siteIds } = asked;
  const reach = scope.kind === 'network' ? siteIds : (siteIds ?? scope.siteIds);
  const counts = await countUnfinished(db, NETWORK, 'dsi-2');
  if (!exact) return protectedSum(counts, reach, rules).value;
  const inReach = counts.filter(({ site_id }) => reach === null || reach.includes(site_id));
  return inReach.reduce((sum, { n }) => sum + n, 0);
}
