import { signedInFile } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound } from '../platform/problem.ts';
import { answerWithTable } from '../platform/table-file/answer-with-table.ts';
import { FORMATS } from '../platform/table-file/formats.ts';
import { refuseFields } from '../platform/table-file/refuse-fields.ts';
import { wordsIn } from '../platform/words.server.ts';
import { loadTerritory } from './load-territory.server.ts';
import { TERRITORY_TABLES, territoryFile } from './territory-file.server.ts';

/** A table of the page of places as a file: the same numbers, hidden where the page hides them. */
export const loader = signedInFile('figures.export', async (call) => {
  const params = call.url.searchParams;
  const format = FORMATS.find((name) => name === params.get('format'));
  const by = TERRITORY_TABLES.find((name) => name === params.get('by'));
  if (!format || !by) throw notFound();
  const { t } = wordsIn(call.actor.language);
  const reading = await loadTerritory(call);
  if (!reading.ok) return refuseFields(reading.errors, t);
  const { from, to } = reading.territory.period;
  await audit(call.app.db, {
    at: call.now,
    staffId: call.actor.staffId,
    action: 'figures.export',
    subjectKind: 'figures',
    subjectId: `territory-${by}`,
    detail: { from, to, format },
  });
  const file = territoryFile(call, reading.territory, by);
  return answerWithTable(file, format, `bottega-${t(`targets:territory.file.${by}`)}-${from}-${to}`);
});
