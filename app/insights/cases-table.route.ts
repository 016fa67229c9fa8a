import { signedInFile } from '../access/gate.server.ts';
import { metricName } from '../definitions/dictionary.server.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound } from '../platform/problem.ts';
import { aboutTable } from '../platform/table-file/about-table.server.ts';
import { answerWithTable } from '../platform/table-file/answer-with-table.ts';
import { FORMATS } from '../platform/table-file/formats.ts';
import { refuseFields } from '../platform/table-file/refuse-fields.ts';
import { wordsIn } from '../platform/words.server.ts';
import { echoOf } from '../references/faults.ts';
import { formatsFor } from '../ui/formats.ts';
import { CASE_COLUMNS, CASE_MONTH_COLUMNS } from './case-figures.ts';
import { CASE_METRIC } from './case-metrics.ts';
import { askedInWords } from './figure-file.server.ts';
import { loadCaseSelection, loadCases } from './load-cases.server.ts';

/** What cases are told apart by. */
const CASE_TABLES = ['site', 'month'] as const;

/** A table of cases as a file: the same numbers, hidden where the page hides them. */
export const loader = signedInFile('figures.export', async (call) => {
  const format = FORMATS.find((name) => name === call.url.searchParams.get('format'));
  if (!format) throw notFound();
  const { language, staffId } = call.actor;
  const { t } = wordsIn(language);
  const selection = await loadCaseSelection(call);
  const { reading, exact, rules } = selection;
  if (!reading.ok) return refuseFields(reading.errors, t);
  const by = CASE_TABLES.find((name) => name === (call.url.searchParams.get('by') ?? 'site'));
  if (!by) {
    const words = { field: t('insights:cases.by'), value: echoOf(call.url.searchParams.get('by') ?? '') };
    return refuseFields({ by: { key: 'insights:errors.unknownValue', words } }, t);
  }
  const cases = await loadCases(call, selection, reading);
  const rows = by === 'site' ? cases.rows : cases.months;
  const columns = by === 'site' ? CASE_COLUMNS : CASE_MONTH_COLUMNS;
  const { from, to } = reading.period;
  await audit(call.app.db, {
    at: call.now,
    staffId,
    action: 'figures.export',
    subjectKind: 'figures',
    subjectId: by === 'site' ? 'cases' : 'cases-by-month',
    detail: { from, to, rows: rows.length, format },
  });
  const hidden = t('insights:hidden.other');
  const file = {
    title: t(by === 'site' ? 'insights:cases.caption' : 'insights:cases.by_month'),
    ...aboutTable(language, {
      filters: askedInWords(call, selection, reading),
      source: t('insights:foot.source'),
      now: call.now,
      asOf: t('insights:foot.as_of', { day: formatsFor(language).day(call.today), time: call.time }),
      note: exact ? t('insights:foot.exact') : t('insights:foot.hidden', { min: rules.minCell }),
    }),
    columns: [
      { key: 'key', head: t('insights:column.key') },
      { key: 'label', head: t(`insights:table.${by}`) },
      ...columns.map((key) => ({
        key,
        head: metricName(CASE_METRIC[key], language),
        definition: t(`metrics:${CASE_METRIC[key]}.counts`),
      })),
    ],
    rows: rows.map((row) => [
      row.key,
      row.label,
      ...columns.map((name) => (row[name] === null ? hidden : (row[name] ?? ''))),
    ]),
  };
  return answerWithTable(file, format, `bottega-${t(`insights:cases.file.${by}`)}-${from}-${to}`);
});
