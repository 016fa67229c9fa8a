import { CSV_MARK, csvRows } from '../csv.ts';
import { sheetLines, type TableFile } from './table-file.ts';

/**
 * The table as CSV. Lines about it begin with `# `, so that programs can skip them (`comment='#'`); decimals as the
 * spreadsheets of the country read them.
 */
export async function* writeCsv(table: TableFile): AsyncGenerator<string> {
  yield CSV_MARK;
  for await (const { part, cells } of sheetLines(table)) {
    yield part === 'about'
      ? `# ${cells.join(': ').replace(/[\r\n]+/g, ' ')}\r\n`
      : csvRows([cells], table.decimalMark);
  }
}
