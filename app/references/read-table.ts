import { echoOf, type FaultList } from './faults.ts';

/** A row of a table by the names of its columns, every value as text without spaces around it. */
export interface TableRow {
  /** As in `Fault`. */
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

const SEPARATORS = [';', '\t', ','];

/**
 * The rows of a table with exactly these columns, in any order: JSON (a list of records) or CSV with semicolons, tabs or
 * commas, by its heading. Empty lines are skipped. What cannot be read is added to the faults and left out; a table with
 * more than `mostRows` is read no further and has none.
 */
export function readTable(
  text: string,
  columns: readonly string[],
  mostRows: number,
  faults: FaultList,
): TableRow[] {
  const isJson = /^\s*[[{]/.test(text);
  const rows = isJson
    ? fromJson(text, columns, faults)
    : fromRecords(csvRecords(text, faults), columns, faults);
  return enough(rows, mostRows, faults);
}

/** The same of records, the heading first. */
export function readRecords(
  records: Iterable<readonly string[]>,
  columns: readonly string[],
  mostRows: number,
  faults: FaultList,
): TableRow[] {
  return enough(fromRecords(records, columns, faults), mostRows, faults);
}

function enough(rows: Iterable<TableRow>, mostRows: number, faults: FaultList): TableRow[] {
  const read: TableRow[] = [];
  for (const row of rows) {
    if (read.length === mostRows) {
      faults.add(null, null, 'too_many_rows', { rows: mostRows });
      return [];
    }
    read.push(row);
  }
  if (read.length === 0 && faults.count === 0) faults.add(null, null, 'no_rows');
  return read;
}

/** The records of a CSV file, separated as its heading is; made one at a time, as they are asked for. */
export function csvRecords(text: string, faults: FaultList): Iterable<string[]> {
  const heading = text.slice(0, 10_000).split(/[\r\n]/, 1)[0] ?? '';
  const separator = SEPARATORS.find((one) => heading.includes(one)) ?? ';';
  return splitCsv(text, separator, faults);
}

function* fromRecords(
  records: Iterable<readonly string[]>,
  columns: readonly string[],
  faults: FaultList,
): Generator<TableRow> {
  let names: readonly string[] | undefined;
  let row = 0;
  for (const record of records) {
    row += 1;
    const values = record.map((value) => value.trim());
    if (names === undefined) {
      names = values.map((name) => name.toLowerCase());
      if (!checkNames(names, columns, row, faults)) return;
      continue;
    }
    if (values.every((value) => value === '')) continue;
    if (values.length === names.length) {
      yield { row, cells: Object.fromEntries(names.map((name, place) => [name, values[place] ?? ''])) };
    } else faults.add(row, null, 'cells', { found: values.length, expected: names.length });
  }
}

/** True when all columns are there once and no others. */
function checkNames(names: readonly string[], columns: readonly string[], row: number, faults: FaultList) {
  const before = faults.count;
  for (const column of columns) if (!names.includes(column)) faults.add(row, column, 'missing_column');
  for (const name of new Set(names)) {
    if (!columns.includes(name)) faults.add(row, echoOf(name), 'unknown_column');
    else if (names.indexOf(name) !== names.lastIndexOf(name)) faults.add(row, name, 'doubled_column');
  }
  return faults.count === before;
}

/** Records of cells; quotes hold separators, line ends and doubled quotes (RFC 4180). */
function* splitCsv(text: string, separator: string, faults: FaultList): Generator<string[]> {
  let before = 0;
  let record: string[] = [];
  let cell = '';
  let quoted = false;
  for (let place = 0; place < text.length; place += 1) {
    const sign = text.charAt(place);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(place + 1) === '"') {
        cell += '"';
        place += 1;
      } else quoted = false;
    } else if (sign === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (sign === separator) {
      record.push(cell);
      cell = '';
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text.charAt(place + 1) === '\n') place += 1;
      yield [...record, cell];
      before += 1;
      record = [];
      cell = '';
    } else cell += sign;
  }
  if (quoted) faults.add(before + 1, null, 'unclosed_quote');
  if (cell !== '' || record.length > 0) yield [...record, cell];
}

function* fromJson(text: string, columns: readonly string[], faults: FaultList): Generator<TableRow> {
  const records = listIn(text);
  if (!records) {
    faults.add(null, null, 'not_json');
    return;
  }
  for (const [index, record] of records.entries()) {
    const row = index + 1;
    if (typeof record !== 'object' || record === null || Array.isArray(record)) {
      faults.add(row, null, 'not_a_record');
      continue;
    }
    const values = Object.entries(record);
    const names = values.map(([name]) => name);
    if (!checkNames(names, columns, row, faults)) continue;
    const odd = values.find(([, value]) => typeof value !== 'string' && typeof value !== 'number');
    if (odd) faults.add(row, odd[0], 'not_a_record');
    else
      yield { row, cells: Object.fromEntries(values.map(([name, value]) => [name, String(value).trim()])) };
  }
}

/** null for what is no list in JSON. */
function listIn(text: string): unknown[] | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}
