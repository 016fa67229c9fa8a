import { signedInFile } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound } from '../platform/problem.ts';
import { answerWithTable } from '../platform/table-file/answer-with-table.ts';
import { FORMATS } from '../platform/table-file/formats.ts';
import { refuseFields } from '../platform/table-file/refuse-fields.ts';
import { wordsIn } from '../platform/words.server.ts';
import { instantOf } from './as-of.ts';
import { figureFile } from './figure-file.server.ts';
import { loadSelection } from './load-selection.server.ts';
import { loadTables } from './load-tables.server.ts';

/** One table of the dashboard, in full, as a file: the same numbers, hidden where the page hides them. */
export const loader = signedInFile('figures.export', async (call) => {
  const format = FORMATS.find((name) => name === call.url.searchParams.get('format'));
  if (!format) throw notFound();
  const { t } = wordsIn(call.actor.language);
  const selection = await loadSelection(call);
  const { reading } = selection;
  if (!reading.ok) return refuseFields(reading.errors, t);
  const by = reading.asked.by ?? 'month';
  const { rows, tooFine, asOf } = await loadTables(call, selection, reading, [by]);
  const { from, to } = reading.period;
  const table = rows.get(by) ?? [];
  await audit(call.app.db, {
    at: call.now,
    staffId: call.actor.staffId,
    action: 'figures.export',
    subjectKind: 'figures',
    subjectId: by,
    siteId: reading.siteIds?.length === 1 ? (reading.siteIds[0] ?? null) : null,
    detail: { from, to, sites: reading.siteIds?.length ?? null, rows: table.length, format },
  });
  const file = figureFile(
    { ...call, ...instantOf(call, asOf) },
    selection,
    reading,
    by,
    table,
    tooFine.includes(by),
  );
  return answerWithTable(file, format, `bottega-${t(`insights:file.${by}`)}-${from}-${to}`);
});
