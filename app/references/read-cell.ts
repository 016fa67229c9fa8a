import { isDay } from '../platform/clock.ts';
import { isPlainText } from '../platform/http/plain-text.ts';
import { echoOf, type FaultCode, type FaultList } from './faults.ts';
import type { TableRow } from './read-table.ts';

/** What a spreadsheet would reckon instead of show. */
export function isFormula(text: string): boolean {
  return /^[=+@＝＋＠]|^[-－](?![\d.,])/.test(text);
}

/** A civil day as ours, or as spreadsheets save it in Italy once they have taken it for a date: 31/12/2026. */
export function dayIn(text: string): string {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
}

/** Reads the cells of one row; what is wrong with one is added to the faults, its value is then null. */
export class CellReader {
  readonly #row: TableRow;
  readonly #faults: FaultList;

  constructor(row: TableRow, faults: FaultList) {
    this.#row = row;
    this.#faults = faults;
  }

  /** The text of a cell that is not empty and no formula. */
  #text(column: string): string | null {
    const text = this.#row.cells[column] ?? '';
    if (text === '') return this.#fault(column, 'empty');
    if (isFormula(text)) return this.#fault(column, 'formula', text);
    return text;
  }

  #fault(column: string, code: FaultCode, text?: string): null {
    this.#faults.add(this.#row.row, column, code, text === undefined ? undefined : { value: echoOf(text) });
    return null;
  }

  /** What `find` makes of a cell; undefined is the fault `code`. */
  code<T>(column: string, code: FaultCode, find: (text: string) => T | undefined): T | null {
    const text = this.#text(column);
    if (text === null) return null;
    return find(text) ?? this.#fault(column, code, text);
  }

  /** A whole number from 0 to `most`, written without dots or commas. */
  count(column: string, most: number): number | null {
    const text = this.#text(column);
    if (text === null) return null;
    if (/^-\d/.test(text)) return this.#fault(column, 'negative', text);
    if (/^\d*[.,\s'’]\d/.test(text)) return this.#fault(column, 'not_whole', text);
    if (!/^\d+$/.test(text)) return this.#fault(column, 'not_a_number', text);
    const count = Number(text);
    return count <= most ? count : this.#fault(column, 'too_big', text);
  }

  year(column: string, first: number, last: number): number | null {
    return this.code(column, 'wrong_year', (text) => {
      const year = /^\d{4}$/.test(text) ? Number(text) : Number.NaN;
      return year >= first && year <= last ? year : undefined;
    });
  }

  /** A percentage from 0 to 100 with a dot or a comma. */
  percentage(column: string): number | null {
    const text = this.#text(column);
    if (text === null) return null;
    if (!/^-?\d+([.,]\d{1,4})?$/.test(text)) return this.#fault(column, 'not_a_number', text);
    const value = Number(text.replace(',', '.'));
    return value >= 0 && value <= 100 ? value : this.#fault(column, 'not_a_share', text);
  }

  /** A civil day that is not after `today`. */
  day(column: string, today: string): string | null {
    const text = this.#text(column);
    if (text === null) return null;
    const day = dayIn(text);
    if (!isDay(day)) return this.#fault(column, 'not_a_day', text);
    return day <= today ? day : this.#fault(column, 'in_future', text);
  }

  /** One line of words. */
  words(column: string, most: number): string | null {
    const text = this.#text(column);
    if (text === null) return null;
    const isLine = text.length <= most && isPlainText(text) && !/[\t\r\n\u2028\u2029]/.test(text);
    return isLine ? text.normalize('NFC') : this.#fault(column, 'characters', text);
  }
}
