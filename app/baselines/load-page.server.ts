import { findReferences } from '../../db/queries/indicator-references.ts';
import type { Call } from '../access/gate.server.ts';
import { holds } from '../access/policy.ts';
import { type Comparison, comparisonFrom, INDICATORS, PLACES } from '../insights/comparison.ts';
import { wordsIn } from '../platform/words.server.ts';
import { formatsFor } from '../ui/formats.ts';
import { analyseBaseline, findRules } from './analyse-baseline.server.ts';
import { type BaselineSummary, summariseBaselines } from './baseline-summary.ts';
import { loadChange, type PlacedChange } from './load-change.server.ts';
import { loadRaked, type RakedBlock } from './load-raked.server.ts';
import type { Selection } from './load-selection.server.ts';
import { type PageRow, pageRows, sortPageRows } from './page-rows.ts';
import { ageKey, type BaselineQuestion, type Grouping } from './question.ts';
import type { Beside } from './report.ts';
import type { LabelWords } from './row-labels.ts';

/** Everything the page shows of a selection; nothing in it needs hiding any more. */
export interface BaselinesPage {
  readonly usersOnly: boolean;
  readonly adults: BaselineSummary;
  readonly older: BaselineSummary;
  readonly beside: Beside & { readonly under16: number | null; readonly ageUnknown: number | null };
  readonly by: Grouping;
  /** Long tables only begin. */
  readonly rows: readonly PageRow[];
  /** Rows the table has in full. */
  readonly rowCount: number;
  /** Null for users only: the published values count everybody. */
  readonly comparison: Comparison | null;
  readonly raked: RakedBlock & { readonly mayImport: boolean };
  readonly change: PlacedChange;
  readonly minCell: number;
  readonly minDenominator: number;
}

type Asking = { readonly question: BaselineQuestion; readonly by: Grouping };

/** A network of thousands of sites is not one page: the CSV has them all. */
const MOST_ROWS = 200;

/** Figures, groups, weighted share and change of what was asked for, in one go. */
export async function loadPage(call: Call, selection: Selection, asking: Asking): Promise<BaselinesPage> {
  const { app } = call;
  const usersOnly = selection.asked.users === 'only';
  const [{ answer, beside, needs, rows }, references, raked, change, rules] = await Promise.all([
    loadGroups(call, selection, asking),
    usersOnly ? [] : findReferences(app.db, INDICATORS, PLACES, 'Y16_74'),
    loadRaked(call, selection, asking.question),
    loadChange(call, selection),
    findRules(app.db),
  ]);
  return {
    usersOnly,
    adults: summariseBaselines(answer.adults, { ...needs, usersOnly }),
    older: summariseBaselines(answer.older, { ...needs, usersOnly }),
    beside: { ...beside, under16: answer.underAge.value, ageUnknown: answer.ageUnknown.value },
    by: asking.by,
    rows: rows.slice(0, MOST_ROWS),
    rowCount: rows.length,
    comparison: usersOnly ? null : comparisonFrom(references),
    raked: { ...raked, mayImport: holds(call.actor, 'reference.manage') },
    change,
    ...rules,
  };
}

/** The groups asked for in the order asked for, and all of them together. */
export async function loadGroups({ app, actor, scope }: Call, selection: Selection, asking: Asking) {
  const { asked, exact, offered } = selection;
  const words = labelWords(actor.language);
  const analysed = await analyseBaseline(app, { scope, exact, ...asking, offered, words });
  return {
    ...analysed,
    rows: sortPageRows(
      pageRows(analysed.rows, asked.users === 'only'),
      asked.sort,
      formatsFor(actor.language),
    ),
  };
}

/** The words of rows in a language. */
export function labelWords(language: 'it' | 'en'): LabelWords {
  const { t } = wordsIn(language);
  return {
    language,
    network: t('baselines:network'),
    unknown: t('baselines:unknown'),
    month: formatsFor(language).month,
    ageClass: (key) => t(`baselines:age.${ageKey(key)}`),
    way: (key) => t(`baselines:way.${key}`),
  };
}
