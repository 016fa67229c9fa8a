import { unzipSync } from 'fflate';
import { streamOdsRows } from 'hucre/ods';
import { streamXlsxRows } from 'hucre/xlsx';
import { decodeFile } from '../references/decode-file.ts';
import type { FaultList } from '../references/faults.ts';
import { csvRecords } from '../references/read-table.ts';

/** What a spreadsheet may unfold to: a hundred times what five thousand people take. */
const LARGEST_UNFOLDED = 50_000_000;
/** Parts it may be made of: with a picture on every page of a hundred, a third of them. */
const MOST_PARTS = 1000;
/** Empty parts of honest sheets: folders, and the settings LibreOffice leaves blank. */
const MAY_BE_EMPTY = /\/$|^Configurations2\//;
const ZIP = [0x50, 0x4b, 0x03, 0x04];

type Cell = string | number | boolean | Date | null;

/**
 * The records of a sheet, the heading first, as texts without spaces around them: an XLSX or ODS file (its first sheet;
 * known by its first bytes, not by its name), or CSV. Reads one record more than `most`, so that too many show. null
 * when it is none of these, with the fault added.
 */
export async function readSheet(
  bytes: Uint8Array,
  most: number,
  faults: FaultList,
): Promise<Iterable<readonly string[]> | null> {
  if (!ZIP.every((byte, index) => bytes[index] === byte)) {
    const text = decodeFile(inUtf8(bytes), faults);
    return text === null ? null : csvRecords(text, faults);
  }
  const kind = kindOf(bytes);
  if (kind === null) {
    faults.add(null, null, 'not_a_sheet');
    return null;
  }
  try {
    return await recordsOf(
      kind === 'xlsx' ? streamXlsxRows(bytes) : streamOdsRows(bytes, { sheets: [0] }),
      most,
    );
  } catch {
    faults.add(null, null, 'not_a_sheet');
    return null;
  }
}

/** A CSV as spreadsheets write it: in UTF-16 with its mark, or, without one, in the alphabet of Windows when it is no UTF-8. */
function inUtf8(bytes: Uint8Array): Uint8Array {
  const [first, second] = bytes;
  const marked =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  const encoding = marked ?? (bytes.includes(0) || isUtf8(bytes) ? null : 'windows-1252');
  return encoding === null ? bytes : new TextEncoder().encode(new TextDecoder(encoding).decode(bytes));
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** What the archive says it holds, before anything is unfolded; null for what is no sheet or claims to be huge. */
function kindOf(bytes: Uint8Array): 'xlsx' | 'ods' | null {
  const names = new Set<string>();
  let parts = 0;
  let unfolded = 0;
  try {
    unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        names.add(name);
        parts += 1;
        // Who does not say how large a part is, or says nothing at all, may mean any size.
        const isUnsaid = originalSize === 0 && (size > 0 || !MAY_BE_EMPTY.test(name));
        unfolded += isUnsaid ? LARGEST_UNFOLDED : originalSize;
        return false;
      },
    });
  } catch {
    return null;
  }
  if (parts > MOST_PARTS || unfolded >= LARGEST_UNFOLDED) return null;
  if (names.has('xl/workbook.xml')) return 'xlsx';
  return names.has('content.xml') ? 'ods' : null;
}

async function recordsOf(
  rows: AsyncGenerator<{ readonly index: number; readonly values: readonly Cell[] }>,
  most: number,
): Promise<string[][]> {
  const records: string[][] = [];
  let width = 0;
  let filled = 0;
  for await (const { index, values } of rows) {
    const texts = values.map(textOf);
    // Columns without a heading, and what the sheet leaves out, are no part of the table.
    if (records.length === 0) width = texts.findLastIndex((text) => text !== '') + 1;
    while (records.length < index) records.push([]);
    records.push(Array.from({ length: width }, (_, place) => texts[place] ?? ''));
    if (texts.some((text) => text !== '')) filled += 1;
    if (filled > most + 1) break;
  }
  return records;
}

/** One line: what ends a line in a cell is a space. */
function textOf(cell: Cell): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}
