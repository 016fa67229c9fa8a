import { harmless } from '../csv.ts';

/** Numbers may be seen; what may not is said in words, never by zero or nothing. */
export type FileCell = string | number;

interface FileColumn {
  /** Its name for programs. */
  readonly key: string;
  readonly head: string;
  /** What it counts. */
  readonly definition?: string | undefined;
}

/** A statement about the whole table: what was asked, its source, when it was made. */
interface FileNote {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  /** The same for programs, such as an instant. */
  readonly value?: string | undefined;
}

/** A table as it leaves: every format says the same. */
export interface TableFile {
  readonly title: string;
  /** Name of the sheet: at most 31 letters. */
  readonly sheet: string;
  readonly notes: readonly FileNote[];
  readonly columns: readonly FileColumn[];
  readonly rows: Iterable<readonly FileCell[]> | AsyncIterable<readonly FileCell[]>;
  /** How a spreadsheet writes decimals where the file's reader lives. */
  readonly decimalMark: ',' | '.';
}

/** A line of a sheet; `head` are those above the rows. */
interface SheetLine {
  readonly cells: readonly FileCell[];
  readonly part: 'about' | 'head' | 'row';
}

/** The lines of a sheet: what the table is, what its columns count, then the table. No text is a formula. */
export async function* sheetLines(table: TableFile): AsyncGenerator<SheetLine> {
  yield { part: 'about', cells: [harmless(table.title)] };
  for (const { label, text } of table.notes) yield { part: 'about', cells: [label, harmless(text)] };
  for (const { head, definition } of table.columns) {
    if (definition) yield { part: 'about', cells: [head, definition] };
  }
  yield { part: 'head', cells: table.columns.map(({ head }) => harmless(head)) };
  for await (const row of table.rows) {
    yield { part: 'row', cells: row.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell)) };
  }
}
