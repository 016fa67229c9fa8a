import type { Range } from '../../db/figure-content/columns.ts';
import { startOf } from './block-columns.ts';
import { codeMarks } from './code-marks.server.ts';
import type { Dictionaries } from './dictionaries.server.ts';
import type { MonthBlock } from './month-block.server.ts';
import { DIMENSIONS, type Dimension, type Filters } from './participation.ts';
import type { SelectedDays } from './select-days.server.ts';

/** Attendances that are counted, month by month; those of a session stand together. All of it lasts until the next one. */
export interface SelectedRows extends RowColumns {
  readonly count: number;
  readonly parts: readonly SelectedPart[];
}

/** What is counted of every row, side by side: in a month the rows of a selection lie far apart. */
interface RowColumns {
  /** The attendance and the session, in the block of the row's part. */
  readonly headAt: Uint32Array;
  readonly visitAt: Uint32Array;
  /** A number of the session, of all months together. */
  readonly session: Uint32Array;
  readonly person: Int32Array;
  readonly flags: Uint8Array;
  readonly minutes: Uint16Array;
}

/** The rows from `first` to `end` are attendances of this block. */
export interface SelectedPart {
  readonly block: MonthBlock;
  readonly first: number;
  readonly end: number;
}

const WORD = 32;

/** Selects attendances, always into the same memory: nothing is made for a question that the next one could use. */
interface RowSelection {
  /** The attendances of some days that pass the filters. */
  select(days: readonly SelectedDays[], filters: Filters): SelectedRows;
}

/** A dimension that narrows, and the codes it lets pass. */
interface Narrowing {
  readonly dimension: Dimension;
  readonly codes: readonly number[];
}

/** Opens a selection of rows; its memory grows with the largest one, 19 bytes an attendance. */
export function openRowSelection(dictionaries: Dictionaries): RowSelection {
  let columns = makeColumns(0);
  let bits = new Uint32Array(0);

  function makeRoom(days: readonly SelectedDays[]): void {
    const most = days.reduce((sum, { block }) => sum + block.person.length, 0);
    if (columns.headAt.length < most) {
      columns = makeColumns(most);
      bits = new Uint32Array(Math.ceil(most / WORD));
    }
  }

  return {
    select(days, filters) {
      makeRoom(days);
      const narrowings = narrowingsOf(filters, dictionaries);
      const parts: SelectedPart[] = [];
      const { headAt } = columns;
      let first = 0;
      let sessions = 0;
      for (const selected of days) {
        const { block } = selected;
        const isNarrowed = markPassing(block, narrowings, bits);
        let end = first;
        for (const range of selected.sessions) {
          const heads = {
            first: startOf(block.headEnd, range.first),
            end: startOf(block.headEnd, range.end),
          };
          end = isNarrowed ? putMarked(headAt, end, heads, bits) : putAll(headAt, end, heads);
        }
        if (end > first) parts.push({ block, first, end });
        putColumns(columns, block, first, end, sessions);
        sessions += block.sessionDay.length;
        first = end;
      }
      return { ...columns, count: first, parts };
    },
  };
}

function narrowingsOf(filters: Filters, dictionaries: Dictionaries): Narrowing[] {
  return DIMENSIONS.flatMap((dimension) => {
    const words = filters[dimension];
    if (!words) return [];
    const codes = [...new Set(words)].map(dictionaries[dimension].find).filter((code) => code >= 0);
    return [{ dimension, codes }];
  });
}

/** Marks the attendances on the days that have, in every dimension, one of the codes; false when all of the month do. */
function markPassing(block: MonthBlock, narrowings: readonly Narrowing[], bits: Uint32Array): boolean {
  if (narrowings.length === 0) return false;
  const words = Math.ceil(block.person.length / WORD);
  bits.fill(0xffff_ffff, 0, words);
  for (const { dimension, codes } of narrowings) {
    const marks = codes.map((code) => codeMarks(block, dimension, code));
    const [only] = marks;
    if (only && marks.length === 1) {
      for (let word = 0; word < words; word += 1) bits[word] = (bits[word] ?? 0) & (only[word] ?? 0);
      continue;
    }
    for (let word = 0; word < words; word += 1) {
      let any = 0;
      for (const one of marks) any |= one[word] ?? 0;
      bits[word] = (bits[word] ?? 0) & any;
    }
  }
  return true;
}

function makeColumns(rows: number): RowColumns {
  return {
    headAt: new Uint32Array(rows),
    visitAt: new Uint32Array(rows),
    session: new Uint32Array(rows),
    person: new Int32Array(rows),
    flags: new Uint8Array(rows),
    minutes: new Uint16Array(rows),
  };
}

/** Fills the columns of some rows; `before` sessions are in the months before. */
function putColumns(
  { headAt, visitAt, session, person, flags, minutes }: RowColumns,
  block: MonthBlock,
  first: number,
  end: number,
  before: number,
): void {
  const { visitOf } = block;
  for (let row = first; row < end; row += 1) {
    const head = headAt[row] ?? 0;
    const visit = visitOf[head] ?? 0;
    visitAt[row] = visit;
    session[row] = before + visit;
    person[row] = block.person[head] ?? -1;
    flags[row] = block.flags[head] ?? 0;
    minutes[row] = block.sessionMinutes[visit] ?? 0;
  }
}

/** Both put the attendances of a range into rows from `row` on, and return where they end. */
function putAll(headAt: Uint32Array, row: number, { first, end }: Range): number {
  for (let head = first; head < end; head += 1) headAt[row + head - first] = head;
  return row + end - first;
}

function putMarked(headAt: Uint32Array, row: number, { first, end }: Range, bits: Uint32Array): number {
  let next = row;
  for (let word = first >>> 5; word << 5 < end; word += 1) {
    let left = bits[word] ?? 0;
    const begins = word << 5;
    if (begins < first) left &= -1 << (first & 31);
    if (end - begins < 32) left &= (1 << (end & 31)) - 1;
    while (left !== 0) {
      const bit = 31 - Math.clz32(left & -left);
      headAt[next] = begins + bit;
      next += 1;
      left &= left - 1;
    }
  }
  return next;
}
