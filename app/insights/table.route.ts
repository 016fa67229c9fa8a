import { signedInFile } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound } from '../platform/problem.ts';
import { wordsIn } from '../platform/words.server.ts';
import { TABLES } from './asked.ts';
import { loadSelection } from './load-selection.server.ts';
import { loadTables } from './load-tables.server.ts';
import { tableCsv } from './table-csv.ts';

/** One table of the dashboard, in full, as CSV: the same numbers, hidden where the page hides them. */
export const loader = signedInFile('figures.export', async (call) => {
  const table = TABLES.find((name) => name === call.url.searchParams.get('table'));
  if (!table) throw notFound();
  const { t } = wordsIn(call.actor.language);
  const selection = await loadSelection(call);
  const { reading } = selection;
  if (!reading.ok) {
    const faults = Object.values(reading.errors).map(({ key }) => t(key));
    return new Response(faults.join('\n'), {
      status: 422,
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    });
  }
  const { rows } = await loadTables(call, selection, reading);
  const { from, to } = reading.period;
  await audit(call.app.db, {
    at: call.now,
    staffId: call.actor.staffId,
    action: 'figures.export',
    subjectKind: 'figures',
    subjectId: table,
    siteId: reading.siteIds?.length === 1 ? (reading.siteIds[0] ?? null) : null,
    detail: { from, to, sites: reading.siteIds?.length ?? null, rows: rows[table].length },
  });
  const csv = tableCsv(rows[table], {
    heads: [
      t(`insights:table.${table}`),
      t('metrics:accesses.name'),
      t('metrics:uniques.name'),
      t('insights:column.minutes_csv'),
      t('metrics:new.name'),
    ],
    hiddenCount: (under) => t('insights:hidden.count', { under }),
    hidden: t('insights:hidden.other'),
  });
  return new Response(csv, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="bottega-${t(`insights:file.${table}`)}-${from}-${to}.csv"`,
    },
  });
});
