import { signedInFile } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { csvOf } from '../platform/csv.ts';
import { wordsIn } from '../platform/words.server.ts';
import { formatsFor } from '../ui/format.ts';
import { loadGroups } from './load-page.server.ts';
import { loadSelection } from './load-selection.server.ts';
import type { PageRow } from './page-rows.ts';

/** The table of groups in full, as CSV: the same numbers, hidden where the page hides them. */
export const loader = signedInFile('figures.export', async (call) => {
  const { t } = wordsIn(call.actor.language);
  const selection = await loadSelection(call);
  const { reading, asked } = selection;
  if (!reading.ok) {
    const faults = Object.values(reading.errors).map(({ key, words }) => t(key, words ?? {}));
    return new Response(faults.join('\n'), {
      status: 422,
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    });
  }
  const { rows } = await loadGroups(call, selection, reading);
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
    },
  });
  const { decimal } = formatsFor(call.actor.language);
  const hidden = t('baselines:csv.hidden');
  const heads = [
    t(`baselines:by.${by}`),
    t('baselines:csv.key'),
    t(asked.users === 'only' ? 'baselines:headline.n_users' : 'baselines:headline.n_all'),
    t('baselines:rows.count'),
    t('baselines:csv.share'),
    t('baselines:csv.low'),
    t('baselines:csv.high'),
    t('baselines:csv.few'),
  ];
  const lineOf = ({ key, label, n, unreliable, atLeastBasic }: PageRow) => {
    const { count, share, low, high, suppressed } = atLeastBasic;
    const unknown = suppressed ? hidden : '';
    const percent = (value: number | null) => (value === null ? unknown : decimal(value * 100));
    const few = unreliable ? t('baselines:csv.yes') : '';
    return [label, key, n ?? hidden, count ?? unknown, percent(share), percent(low), percent(high), few];
  };
  return new Response(csvOf([heads, ...rows.map(lineOf)]), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="bottega-${t('baselines:rows.file')}-${by}.csv"`,
    },
  });
});
