import type { CellWords } from './cell-words.ts';
import { larger } from './columns.ts';

/** Between the lines of a text, and the fields of a line. */
export const LINE_END = '\u001e';
export const FIELD_END = '\u001f';
const [LINE, FIELD] = [0x1e, 0x1f];
const MINUS = 0x2d;
const ZERO = 0x30;

/** What a field is read as: its number, the number of its word, or where it stands. */
type FieldKind = 'number' | 'word' | 'place';

/** Lines as rows of numbers, side by side: where the line begins, then its fields. */
export interface Rows {
  numbers: Int32Array;
  /** Where rows begin in `numbers`. */
  starts: number[];
}

const utf8 = new TextEncoder();

/** Reads texts as bytes, because to cut a text into strings takes longer than all that is done with it. */
export function openLineReader(words: CellWords) {
  let bytes = new Uint8Array(4096);
  let end = 0;
  let at = 0;

  function load(text: string): void {
    const most = end + 3 * text.length + 1;
    if (most > bytes.length) bytes = larger(bytes, most);
    end += utf8.encodeInto(text, bytes.subarray(end)).written;
    bytes[end] = LINE;
    end += 1;
  }

  function readNumber(): number {
    let value = 0;
    let sign = 1;
    for (; ; at += 1) {
      const byte = bytes[at] ?? LINE;
      if (byte === FIELD || byte === LINE) break;
      if (byte === MINUS) sign = -1;
      else value = 10 * value + byte - ZERO;
    }
    at += 1;
    return sign * value;
  }

  function readWord(): number {
    const from = at;
    let hash = 0;
    for (; ; at += 1) {
      const byte = bytes[at] ?? LINE;
      if (byte === FIELD || byte === LINE) break;
      hash = Math.imul(hash ^ byte, 0x01000193);
    }
    at += 1;
    return words.numberOf(bytes, from, at - 1, hash ^ (hash >>> 15));
  }

  function readPlace(): number {
    const from = at;
    while (bytes[at] !== FIELD && bytes[at] !== LINE) at += 1;
    at += 1;
    return from;
  }

  /** Compares what stands at two places to the first of these bytes. */
  function compareTo(last: number, one: number, other: number): number {
    for (; ; one += 1, other += 1) {
      const byte = bytes[one] ?? 0;
      const difference = byte - (bytes[other] ?? 0);
      if (difference !== 0) return difference;
      if (byte === last) return 0;
    }
  }

  return {
    /** Forgets what was read. */
    begin(): void {
      end = 0;
      at = 0;
    },
    /** Reads the lines of a text into rows, in the order of their bytes. */
    read(text: string | null, kinds: readonly FieldKind[], rows: Rows): void {
      rows.starts = [];
      if (text === null) return;
      load(text);
      const width = kinds.length + 1;
      for (let row = 0; at < end; row += width) {
        if (row + width > rows.numbers.length) rows.numbers = larger(rows.numbers, row + width);
        const { numbers } = rows;
        numbers[row] = at;
        for (let field = 0; field < kinds.length; field += 1) {
          const kind = kinds[field];
          numbers[row + 1 + field] =
            kind === 'word' ? readWord() : kind === 'number' ? readNumber() : readPlace();
        }
        rows.starts.push(row);
      }
      const { numbers } = rows;
      rows.starts.sort((a, b) => compareTo(LINE, numbers[a] ?? 0, numbers[b] ?? 0));
    },
    /** Compares two fields that are not the last of their lines. */
    compareFields: (one: number, other: number) => compareTo(FIELD, one, other),
  };
}
