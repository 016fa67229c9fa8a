import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { signedInFile } from '../access/gate.server.ts';
import { csvOf } from '../platform/csv.ts';
import { notFound } from '../platform/problem.ts';
import { SHEET_COLUMNS } from './read-people.server.ts';

const sheets = [{ name: 'Persone', rows: [[...SHEET_COLUMNS]] }];

const FORMATS: Readonly<Record<string, { readonly type: string; write(): Promise<BodyInit> }>> = {
  csv: { type: 'text/csv; charset=utf-8', write: async () => csvOf([[...SHEET_COLUMNS]]) },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: async () => new Blob([new Uint8Array(await writeXlsx({ sheets }))]),
  },
  ods: {
    type: 'application/vnd.oasis.opendocument.spreadsheet',
    write: async () => new Blob([new Uint8Array(await writeOds({ sheets }))]),
  },
};

/** The heading of the sheet with which a group is enrolled. */
export const loader = signedInFile('enrolment.manage', async ({ params }) => {
  const format = FORMATS[params.format ?? ''];
  if (!format) throw notFound();
  return new Response(await format.write(), {
    headers: {
      'Content-Type': format.type,
      'Content-Disposition': `attachment; filename="bottega-iscritti.${params.format}"`,
    },
  });
});
