import { encoded, streamOf } from '../streams.ts';
import type { Format } from './formats.ts';
import type { TableFile } from './table-file.ts';
import { writeCsv } from './write-csv.ts';
import { writeJson } from './write-json.ts';
import { writeOds } from './write-ods.ts';
import { writeXlsx } from './write-xlsx.ts';

const TYPES: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  json: 'application/json; charset=utf-8',
};

/** The bytes of a table in a format, written as fast as they are read. */
export function tableBytes(table: TableFile, format: Format): ReadableStream<Uint8Array> {
  if (format === 'csv') return streamOf(encoded(writeCsv(table)));
  if (format === 'json') return streamOf(encoded(writeJson(table)));
  return format === 'ods' ? streamOf(writeOds(table)) : writeXlsx(table);
}

/** A table as a download; `name` is the file's name without its ending. */
export function answerWithTable(table: TableFile, format: Format, name: string): Response {
  return new Response(tableBytes(table, format), {
    headers: {
      'Content-Type': TYPES[format],
      'Content-Disposition': `attachment; filename="${name}.${format}"`,
    },
  });
}
