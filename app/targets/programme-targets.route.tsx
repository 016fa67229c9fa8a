import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findProgramme } from '../../db/queries/programmes.ts';
import { signedIn } from '../access/gate.server.ts';
import { scopeFor } from '../access/policy.ts';
import { monthStart } from '../figures/period.ts';
import { FiguresNav } from '../insights/figures-nav.tsx';
import { found, idFrom } from '../network/fields.server.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { PrintFoot } from '../ui/print-foot.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { loadProgress, type Progress } from './load-progress.server.ts';
import { MeasurePanel } from './measure-panel.tsx';
import { useMeasureWords } from './measure-words.ts';
import type { Frame } from './rules.ts';
import { SiteTable } from './site-table.tsx';
import { statementHref } from './statement.ts';

export const handle = { words: ['targets', 'insights', 'metrics'] };
export const meta = titleMeta;

export const loader = signedIn('target.read', async (call) => {
  const { app, actor, scope, params, url } = call;
  const programme = found(await findProgramme(app.db, scope, idFrom(params.id)));
  const progress = await loadProgress(call, programme, { withWeeks: true });
  const managed = scopeFor(actor, 'programme.manage');
  const counted = Object.keys(progress.sites);
  return {
    title: `${programme.name} · Bottega`,
    id: programme.id,
    name: programme.name,
    progress,
    /** The measure the sites are judged by. */
    by: counted.find((measure) => measure === url.searchParams.get('by')) ?? counted[0] ?? null,
    mayChange:
      managed !== null && (await findProgramme(app.db, managed, programme.id))?.sites_elsewhere === 0,
    updated: { day: call.today, time: call.time },
    statementMonth: lastMonth(progress.frame, call.today),
  };
});

/** The last month of a programme that is over, or the one that runs; null before the programme begins. */
function lastMonth({ startsOn, endsOn }: Frame, today: string): string | null {
  if (today < startsOn) return null;
  const before = monthStart(today, -1).slice(0, 7);
  if (before > endsOn.slice(0, 7)) return endsOn.slice(0, 7);
  return before < startsOn.slice(0, 7) ? today.slice(0, 7) : before;
}

export default function ProgrammeTargets() {
  const { t } = useTranslation('targets');
  const { id, name, progress, by, mayChange, updated, statementMonth } = useLoaderData<typeof loader>();
  const { date, day } = useFormats();
  const { frame, measures, minCell } = progress;
  return (
    <div className="insights">
      <PageHead
        title={t('of', { name })}
        lead={t('from_to', { from: date(frame.startsOn), to: date(frame.endsOn) })}
        trail={[{ to: '/targets', label: t('title') }]}
      >
        {statementMonth ? (
          <Link to={statementHref(id, statementMonth, null)}>{t('statement.of_last_month')}</Link>
        ) : null}
        {mayChange ? <Link to={`/network/programmes/${id}`}>{t('change')}</Link> : null}
        <PrintButton label={t('print')} className="button" />
      </PageHead>
      <FiguresNav />
      <Limits progress={progress} />
      {measures.length === 0 ? (
        <div className="empty">
          <p>{t('none')}</p>
          {mayChange ? (
            <p className="actions">
              <Link className="button" to={`/network/programmes/${id}`}>
                {t('set')}
              </Link>
            </p>
          ) : null}
        </div>
      ) : (
        <>
          <div className="targets">
            {measures.map((one) => (
              <MeasurePanel key={one.measure} progress={one} frame={frame} minCell={minCell} />
            ))}
          </div>
          <p className="field__hint">{t('bar')}</p>
        </>
      )}
      {by ? <Sites id={id} progress={progress} by={by} /> : null}
      <footer className="insights__foot">
        <p>{progress.exact ? t('foot.exact') : t('foot.hidden', { min: minCell })}</p>
        <p>{t('foot.updated', { day: day(updated.day), time: updated.time })}</p>
        <PrintFoot updated={updated} />
      </footer>
    </div>
  );
}

/** What the numbers leave out for whoever reads them. */
function Limits({ progress: { sitesElsewhere, ownShare, exact, period } }: { progress: Progress }) {
  const { t } = useTranslation('targets');
  const { percent, date } = useFormats();
  return (
    <>
      {sitesElsewhere > 0 ? (
        <Notice>{t('part', { count: sitesElsewhere, share: percent(ownShare) })}</Notice>
      ) : null}
      {period && !exact ? (
        <p className="field__hint">{t('months', { from: date(period.from), to: date(period.to) })}</p>
      ) : null}
    </>
  );
}

function Sites({ id, progress, by }: { id: string; progress: Progress; by: string }) {
  const { t } = useTranslation('targets');
  const { nameOf } = useMeasureWords();
  const tables = Object.entries(progress.sites).flatMap(([name, rows]) => {
    const measure = progress.measures.find((one) => one.measure === name)?.measure;
    return measure && rows ? [{ measure, rows }] : [];
  });
  const chosen = tables.find(({ measure }) => measure === by);
  if (!chosen) return null;
  const behind = chosen.rows.filter((row) => (row.behind ?? 0) > 0).length;
  return (
    <section className="panel" id="sites" aria-labelledby="by-site-title">
      <h2 id="by-site-title">{t('sites.finding', { count: behind })}</h2>
      <p>{t('sites.rule')}</p>
      {by === 'uniques' ? <p>{t('sites.uniques')}</p> : null}
      {tables.length > 1 ? (
        <nav aria-label={t('sites.choose')} className="no-print">
          <ul className="filter__quick">
            {tables.map(({ measure }) => (
              <li key={measure}>
                <Link
                  to={`/targets/${id}?by=${measure}#sites`}
                  aria-current={measure === by ? 'true' : undefined}
                  keepsScroll
                >
                  {nameOf(measure)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <SiteTable
        measure={chosen.measure}
        rows={chosen.rows}
        period={progress.period}
        minCell={progress.minCell}
      />
    </section>
  );
}
