import type { BaselineAnswer, BaselineRow } from './protected-counts.ts';
import { type BaselineQuestion, DIMENSIONS, type Dimension, type Grouping } from './question.ts';
import { type PopulationFigures, populationFigures } from './summary.ts';

/** The headline of 16–74 with non-users in, then users only (PC_IND_IU3) and people of 75 and more, apart. */
interface AnswerFigures extends PopulationFigures {
  readonly usersOnly: PopulationFigures;
  readonly over74: PopulationFigures;
}

export interface RowFigures extends AnswerFigures {
  readonly key: string;
  readonly label: string;
}

/** Questionnaires beside the baselines, at the same sites in the same months, whoever they are of; null = hidden. */
export interface Beside {
  /** Begun in these months and not finished, as of now. */
  readonly incomplete: number | null;
  /** How often somebody would rather not answer in these months. */
  readonly declined: number | null;
}

/** Everything that is said of a selection; nothing in it needs hiding any more. */
export interface Analysed {
  readonly answer: BaselineAnswer;
  readonly rows: readonly RowFigures[];
  readonly beside: Beside;
  readonly needs: Needs;
}

/** What was asked, by the names of the options; null where nothing was. */
type Filters = Readonly<
  Record<'from' | 'to' | 'by', string | null> &
    Record<'site' | 'organisation' | Dimension, readonly string[] | null>
>;

/** The figures of `bottega analyse baseline --json`: whoever changes a name here breaks somebody's script. */
export interface BaselineReport extends AnswerFigures, Beside {
  readonly filters: Filters;
  /** Never part of the headline. */
  readonly under16: number | null;
  readonly ageUnknown: number | null;
  readonly rows: readonly RowFigures[];
}

/** People needed for a share; 0 where nothing need be hidden. */
interface Needs {
  readonly minDenominator: number;
}

/** The figures of an answer, each population for itself. */
function answerFigures({ adults, older }: BaselineAnswer, needs: Needs): AnswerFigures {
  return {
    ...populationFigures(adults, { ...needs, usersOnly: false }),
    usersOnly: populationFigures(adults, { ...needs, usersOnly: true }),
    over74: populationFigures(older, { ...needs, usersOnly: false }),
  };
}

/**
 * Rows with their words. The age class of 75 and more is the older population itself; who is under 16 or of unknown
 * age has no levels to show and stands beside the rows, not among them.
 */
export function rowFigures(
  rows: readonly BaselineRow[],
  by: Grouping,
  labelOf: (key: string) => string,
  needs: Needs,
): RowFigures[] {
  const shown = by === 'ageClass' ? rows.filter(({ key }) => key !== 'under-16' && key !== 'unknown') : rows;
  return shown.map(({ key, answer }) => ({
    key,
    label: labelOf(key),
    ...answerFigures(
      by === 'ageClass' && key === '75+' ? { ...answer, adults: answer.older } : answer,
      needs,
    ),
  }));
}

/** What was asked, under the names of the options; `asked` are the places as they were given. */
export function filtersOf(
  question: BaselineQuestion,
  by: Grouping,
  asked: { readonly site: readonly string[] | null; readonly organisation: readonly string[] | null },
): Filters {
  const [ageClass, sex, education, citizenship, way] = DIMENSIONS.map(
    (dimension) => question.codes[dimension] ?? null,
  );
  return {
    from: question.from,
    to: question.to,
    site: asked.site,
    organisation: asked.organisation,
    ageClass: ageClass ?? null,
    sex: sex ?? null,
    education: education ?? null,
    citizenship: citizenship ?? null,
    way: way ?? null,
    by,
  };
}

/** The whole report. */
export function baselineReport(filters: Filters, { answer, rows, beside, needs }: Analysed): BaselineReport {
  const others = { under16: answer.underAge.value, ageUnknown: answer.ageUnknown.value, ...beside };
  return {
    filters,
    ...answerFigures(answer, needs),
    ...others,
    ...(Object.values(others).includes(null) ? { suppressed: true } : {}),
    rows,
  };
}
