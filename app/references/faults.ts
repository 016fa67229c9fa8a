/** What can be wrong with a file that is to be imported; each is a key of the words under `references:fault`. */
export type FaultCode =
  | 'too_large'
  | 'empty_file'
  | 'not_text'
  | 'not_utf8'
  | 'not_json'
  | 'unclosed_quote'
  | 'missing_column'
  | 'doubled_column'
  | 'unknown_column'
  | 'no_rows'
  | 'too_many_rows'
  | 'cells'
  | 'not_a_record'
  | 'empty'
  | 'formula'
  | 'not_a_number'
  | 'negative'
  | 'not_whole'
  | 'too_big'
  | 'wrong_year'
  | 'other_year'
  | 'unknown_place'
  | 'unknown_age_class'
  | 'unknown_sex'
  | 'unknown_indicator'
  | 'unknown_population'
  | 'unknown_area'
  | 'not_a_share'
  | 'not_a_day'
  | 'in_future'
  | 'characters'
  | 'doubled_row'
  | 'missing_row'
  | 'nobody'
  | 'not_a_sheet'
  | 'nameless'
  | 'wrong_code'
  | 'not_an_email'
  | 'not_a_phone'
  | 'unknown_need'
  | 'enrolled_already'
  | 'erased_person'
  | 'too_few_seats'
  | 'unknown_programme'
  | 'outside_programme'
  | 'no_target'
  | 'not_a_target'
  | 'target_rises'
  | 'day_rises'
  | 'too_many_steps';

/** One thing wrong with a file. */
interface Fault {
  /** As a spreadsheet counts, the heading being 1; of JSON the first record is 1. null when it is about the whole file. */
  readonly row: number | null;
  readonly column: string | null;
  readonly code: FaultCode;
  readonly words?: Readonly<Record<string, string | number>>;
}

/** All that is wrong: the first of them from the top of the file down, and how many there are. */
export interface Faults {
  readonly first: readonly Fault[];
  readonly count: number;
}

const MOST_TOLD = 100;

/** Collects faults; those beyond a hundred are only counted. */
export class FaultList {
  readonly #first: Fault[] = [];
  #count = 0;

  add(row: number | null, column: string | null, code: FaultCode, words?: Fault['words']): void {
    this.#count += 1;
    if (this.#first.length < MOST_TOLD) this.#first.push({ row, column, code, ...(words && { words }) });
  }

  get count(): number {
    return this.#count;
  }

  all(): Faults {
    const first = this.#first.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0));
    return { first, count: this.#count };
  }
}

const LONGEST_ECHO = 40;

/** What stood in a cell, short enough to be repeated. */
export function echoOf(text: string): string {
  return text.length > LONGEST_ECHO ? `${text.slice(0, LONGEST_ECHO)}…` : text;
}
