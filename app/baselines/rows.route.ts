import { signedInFile } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound } from '../platform/problem.ts';
import { aboutTable } from '../platform/table-file/about-table.server.ts';
import { answerWithTable } from '../platform/table-file/answer-with-table.ts';
import { FORMATS } from '../platform/table-file/formats.ts';
import { refuseFields } from '../platform/table-file/refuse-fields.ts';
import type { FileCell } from '../platform/table-file/table-file.ts';
import { wordsIn } from '../platform/words.server.ts';
import { formatsFor } from '../ui/formats.ts';
import { findRules } from './analyse-baseline.server.ts';
import { askedInWords } from './asked-in-words.ts';
import { loadFilter } from './load-filter.server.ts';
import { loadGroups } from './load-page.server.ts';
import { loadSelection } from './load-selection.server.ts';
import type { PageRow } from './page-rows.ts';

/** The table of groups in full, as a file: the same numbers, hidden where the page hides them. */
export const loader = signedInFile('figures.export', async (call) => {
  const format = FORMATS.find((name) => name === call.url.searchParams.get('format'));
  if (!format) throw notFound();
  const { language } = call.actor;
  const { t } = wordsIn(language);
  const formats = formatsFor(language);
  const selection = await loadSelection(call);
  const { reading, asked, exact } = selection;
  if (!reading.ok) return refuseFields(reading.errors, t);
  const [{ rows }, { minCell }] = await Promise.all([
    loadGroups(call, selection, reading),
    findRules(call.app.db),
  ]);
  const { question, by } = reading;
  await audit(call.app.db, {
    at: call.now,
    staffId: call.actor.staffId,
    action: 'figures.export',
    subjectKind: 'figures',
    subjectId: 'baselines',
    siteId: question.siteIds?.length === 1 ? (question.siteIds[0] ?? null) : null,
    detail: {
      from: question.from,
      to: question.to,
      sites: question.siteIds?.length ?? null,
      rows: rows.length,
      format,
    },
  });
  const hidden = t('baselines:csv.hidden');
  const lineOf = ({ key, label, n, unreliable, atLeastBasic }: PageRow): FileCell[] => {
    const { count, share, low, high, suppressed } = atLeastBasic;
    const unknown = suppressed ? hidden : '';
    const percent = (value: number | null) => (value === null ? unknown : Math.round(value * 1000) / 10);
    const few = unreliable ? t('baselines:csv.yes') : '';
    return [label, key, n ?? hidden, count ?? unknown, percent(share), percent(low), percent(high), few];
  };
  const people = t(asked.users === 'only' ? 'baselines:headline.n_users' : 'baselines:headline.n_all');
  const file = {
    title:
      by === 'network'
        ? t('baselines:headline.title')
        : t('baselines:rows.title', { by: t(`baselines:rows.by.${by}`) }),
    ...aboutTable(language, {
      filters: askedInWords(t, formats, asked, loadFilter(call, selection)).join(' · '),
      source: t('baselines:foot.source'),
      now: call.now,
      asOf: t('baselines:foot.as_of', { day: formats.day(call.today), time: call.time }),
      note: exact ? t('baselines:foot.exact') : t('baselines:foot.protected', { min: minCell }),
    }),
    columns: [
      { key: 'label', head: t(`baselines:by.${by}`) },
      { key: 'key', head: t('baselines:csv.key') },
      { key: 'n', head: people, definition: t('metrics:respondents.counts') },
      { key: 'atLeastBasic', head: t('baselines:rows.count'), definition: t('metrics:atLeastBasic.how') },
      { key: 'share', head: t('baselines:csv.share'), definition: t('metrics:atLeastBasic.counts') },
      { key: 'low', head: t('baselines:csv.low') },
      { key: 'high', head: t('baselines:csv.high') },
      { key: 'few', head: t('baselines:csv.few') },
    ],
    rows: rows.map(lineOf),
  };
  return answerWithTable(file, format, `bottega-${t('baselines:rows.file')}-${by}`);
});
