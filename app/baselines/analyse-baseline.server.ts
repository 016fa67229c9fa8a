import type { Db } from '../../db/index.ts';
import { findNetwork } from '../../db/queries/network.ts';
import type { Scope } from '../../db/scope.ts';
import { type DisclosureRules, STRICT } from '../disclosure/shown.ts';
import { formatsFor } from '../ui/formats.ts';
import { countBeside } from './count-beside.server.ts';
import type { OfferedWords } from './load-offered.server.ts';
import type { BaselineFigures } from './protected-counts.ts';
import type { BaselineQuestion, Grouping } from './question.ts';
import { codesOf } from './read-question.ts';
import { type Analysed, rowFigures } from './report.ts';
import { inReadingOrder, type LabelWords, labelIn, orderOf } from './row-labels.ts';

/** What is asked, by whom, and in which words the answer comes. */
interface Analysis {
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
    countBeside(db, { scope, question, exact }, rules),
  ]);
  const order = orderOf(by, (dimension) => codesOf(dimension, offered));
  const labelled = rowFigures(rows, by, labelIn(offered, by, words), needs);
  return { answer, rows: inReadingOrder(labelled, by, order, formatsFor(words.language)), beside, needs };
}

/** The network's thresholds. */
export async function findRules(db: Db): Promise<DisclosureRules> {
  const network = await findNetwork(db);
  return network ? { minCell: network.min_cell, minDenominator: network.min_denominator } : STRICT;
}
