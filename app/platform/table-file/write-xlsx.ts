import { writeXlsxStream } from 'hucre/xlsx';
import { type FileCell, sheetLines, type TableFile } from './table-file.ts';

const FIRST_WIDTH = 36;
const WIDTH = 18;

/** The table as Office Open XML, packed while rows come. */
export function writeXlsx(table: TableFile): ReadableStream<Uint8Array> {
  return writeXlsxStream(cellsOf(table), {
    name: table.sheet,
    columns: table.columns.map((_, index) => ({ width: index === 0 ? FIRST_WIDTH : WIDTH })),
  });
}

async function* cellsOf(table: TableFile): AsyncGenerator<FileCell[]> {
  for await (const { cells } of sheetLines(table)) yield [...cells];
}
