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
 * commas, by its heading; at most `mostRows`. Empty lines are skipped. What cannot be read is added to the faults and left out.
 */
export function readTable(
  text: string,
  columns: readonly string[],
  mostRows: number,
  faults: FaultList,
): TableRow[] {
  const isJson = /^\s*[[{]/.test(text);
  return enough(
    isJson ? fromJson(text, columns, faults) : fromRecords(csvRecords(text, faults), columns, faults),
    mostRows,
    faults,
  );
}

/** The same of records, the heading first. */
export function readRecords(
  records: readonly (readonly string[])[],
  columns: readonly string[],
  mostRows: number,
  faults: FaultList,
): TableRow[] {
  return enough(fromRecords(records, columns, faults), mostRows, faults);
}

function enough(rows: TableRow[], mostRows: number, faults: FaultList): TableRow[] {
  if (rows.length > mostRows) {
    faults.add(null, null, 'too_many_rows', { rows: mostRows });
    return [];
  }
  if (rows.length === 0 && faults.count === 0) faults.add(null, null, 'no_rows');
  return rows;
}

/** The records of a CSV file, separated as its heading is. */
export function csvRecords(text: string, faults: FaultList): string[][] {
  const heading = text.slice(0, 10_000).split(/[\r\n]/, 1)[0] ?? '';
  const separator = SEPARATORS.find((one) => heading.includes(one)) ?? ';';
  return splitCsv(text, separator, faults);
}

function fromRecords(
  records: readonly (readonly string[])[],
  columns: readonly string[],
  faults: FaultList,
): TableRow[] {
  const [head = [], ...lines] = records;
  const names = head.map((name) => name.trim().toLowerCase());
  if (!checkNames(names, columns, 1, faults)) return [];
  return lines.flatMap((line, index) => {
    const row = index + 2;
    const values = line.map((value) => value.trim());
    if (values.every((value) => value === '')) return [];
    if (values.length !== names.length) {
      faults.add(row, null, 'cells', { found: values.length, expected: names.length });
      return [];
    }
    return { row, cells: Object.fromEntries(names.map((name, place) => [name, values[place] ?? ''])) };
  });
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
function splitCsv(text: string, separator: string, faults: FaultList): string[][] {
  const records: string[][] = [];
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
      records.push([...record, cell]);
      record = [];
      cell = '';
    } else cell += sign;
  }
  if (quoted) faults.add(records.length + 1, null, 'unclosed_quote');
  if (cell !== '' || record.length > 0) records.push([...record, cell]);
  return records;
}

function fromJson(text: string, columns: readonly string[], faults: FaultList): TableRow[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    faults.add(null, null, 'not_json');
    return [];
  }
  if (!Array.isArray(parsed)) {
    faults.add(null, null, 'not_json');
    return [];
  }
  return parsed.flatMap((record: unknown, index) => {
    const row = index + 1;
    if (typeof record !== 'object' || record === null || Array.isArray(record)) {
      faults.add(row, null, 'not_a_record');
      return [];
    }
    const values = Object.entries(record);
    if (
      !checkNames(
        values.map(([name]) => name),
        columns,
        row,
        faults,
      )
    )
      return [];
    const odd = values.find(([, value]) => typeof value !== 'string' && typeof value !== 'number');
    if (odd) {
      faults.add(row, odd[0], 'not_a_record');
      return [];
    }
    return { row, cells: Object.fromEntries(values.map(([name, value]) => [name, String(value).trim()])) };
  });
}
