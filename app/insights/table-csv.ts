import type { FigureRow } from './figure-rows.ts';

/** What stands above the columns and in place of hidden numbers. */
export interface CsvWords {
  /** Name, accesses, people, minutes, new people. */
  readonly heads: readonly [string, string, string, string, string];
  hiddenCount(under: number): string;
  readonly hidden: string;
}

/** What makes a spreadsheet read a cell as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * A table of figures as the Italian Excel opens it by a double click: UTF-8 with a mark, semicolons, whole numbers
 * without separators, CRLF. Hidden numbers are words; names that would be formulas are made text by an apostrophe.
 */
export function tableCsv(rows: readonly FigureRow[], words: CsvWords): string {
  const lines = rows.map((row) => {
    const count = (value: number | null) => (value === null ? words.hiddenCount(row.under) : String(value));
    return [
      row.label,
      count(row.accesses),
      count(row.people),
      row.minutes === null ? words.hidden : String(row.minutes),
      count(row.new),
    ];
  });
  return `\ufeff${[words.heads, ...lines].map((line) => line.map(cell).join(';')).join('\r\n')}\r\n`;
}
