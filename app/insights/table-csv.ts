import { csvOf } from '../platform/csv.ts';
import type { FigureRow } from './figure-rows.ts';

/** What stands above the columns and in place of hidden numbers. */
export interface CsvWords {
  /** Name, accesses, people, minutes, new people. */
  readonly heads: readonly [string, string, string, string, string];
  hiddenCount(under: number): string;
  readonly hidden: string;
}

/** A table of figures as a file for spreadsheets; hidden numbers are words. */
export function tableCsv(rows: readonly FigureRow[], words: CsvWords): string {
  const lines = rows.map((row) => {
    const count = (value: number | null) => value ?? words.hiddenCount(row.under);
    return [row.label, count(row.accesses), count(row.people), row.minutes ?? words.hidden, count(row.new)];
  });
  return csvOf([words.heads, ...lines]);
}
