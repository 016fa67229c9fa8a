/**
 * What makes a spreadsheet read a text as a formula: = + - @, their wide forms, and what it skips before them
 * (OWASP, «CSV Injection»; ASVS 5.0, 1.2.10).
 */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n\0]/;

/** A text that no spreadsheet takes for a formula. */
export function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** A cell: numbers are ours and stay numbers, also below zero; texts may be anybody's and never become formulas. */
export function csvCell(value: string | number, decimalMark: '.' | ',' = '.'): string {
  if (typeof value === 'number') return String(value).replace('.', decimalMark);
  const text = harmless(value);
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a file begins with so that it is read as UTF-8. */
export const CSV_MARK = '\ufeff';

/** Rows without the mark a file begins with: for one that is written piece by piece. */
export function csvRows(
  rows: readonly (readonly (string | number)[])[],
  decimalMark: '.' | ',' = '.',
): string {
  return rows.map((row) => `${row.map((cell) => csvCell(cell, decimalMark)).join(';')}\r\n`).join('');
}

/**
 * The one writer of CSV, as the Italian Excel opens it by a double click: UTF-8 with a mark, semicolons, whole numbers
 * without separators, CRLF. A text that would be a formula begins with an apostrophe.
 */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  return CSV_MARK + csvRows(rows);
}
