import { signedInFile } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound } from '../platform/problem.ts';
import { wordsIn } from '../platform/words.server.ts';
import { STATEMENT_FILES, type StatementFile } from './statement.ts';
import { statementPdf } from './statement-pdf.server.ts';
import { statementSheets } from './statement-sheets.server.ts';
import { writeStatement } from './write-statement.server.ts';

const TYPES: Readonly<Record<StatementFile, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
};

/** A statement to take away: the numbers of the page, as PDF or spreadsheet. */
export const loader = signedInFile('figures.export', async (call) => {
  const { app, actor, now, params, url } = call;
  const file = STATEMENT_FILES.find((one) => one === params.file);
  if (!file) throw notFound();
  const statement = await writeStatement(call);
  const body =
    file === 'pdf'
      ? await statementPdf(statement, actor.language)
      : await statementSheets(statement, actor.language, file);
  await audit(app.db, {
    at: now,
    staffId: actor.staffId,
    action: 'figures.export',
    subjectKind: 'figures',
    subjectId: params.programme ?? '',
    siteId: url.searchParams.get('site') || null,
    detail: { from: params.month ?? '', format: file },
  });
  const name = `bottega-${wordsIn(actor.language).t('targets:statement.file')}-${params.month}.${file}`;
  return new Response(new Uint8Array(body), {
    headers: {
      'Content-Type': TYPES[file],
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
    },
  });
});
