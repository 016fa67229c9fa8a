import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findProgramme } from '../../db/queries/programmes.ts';
import { signedIn } from '../access/gate.server.ts';
import { scopeFor } from '../access/policy.ts';
import { monthStart } from '../figures/period.ts';
import { FiguresNav } from '../insights/figures-nav.tsx';
import { found, idFrom } from '../network/fields.server.ts';
import { pageOf } from '../network/listing.ts';
import { Pager } from '../network/table-parts.tsx';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { PrintFoot } from '../ui/print-foot.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { loadProgress, type Progress, type SiteProgress } from './load-progress.server.ts';
import { MeasurePanel } from './measure-panel.tsx';
import { useMeasureWords } from './measure-words.ts';
import type { Frame } from './rules.ts';
import { SiteTable } from './site-table.tsx';
import { statementHref } from './statement.ts';
import type { Weekly } from './weekly.ts';

export const handle = { words: ['targets', 'insights', 'metrics', 'network'] };
export const meta = titleMeta;

export const loader = signedIn('target.read', async (call) => {
  const { app, actor, scope, params, url } = call;
  const programme = found(await findProgramme(app.db, scope, idFrom(params.id)));
  const { sitesOf, ...progress } = await loadProgress(call, programme, { withWeeks: true });
  const managed = scopeFor(actor, 'programme.manage');
  const { bySite } = progress;
  // The measure the sites are judged by.
  const by = bySite.find((measure) => measure === url.searchParams.get('by')) ?? bySite[0];
  return {
    title: `${programme.name} · Bottega`,
    id: programme.id,
    name: programme.name,
    progress,
    sites: by ? sitesBy(by, sitesOf(by), url.searchParams.get('page')) : null,
    mayChange:
      managed !== null && (await findProgramme(app.db, managed, programme.id))?.sites_elsewhere === 0,
    updated: { day: call.today, time: call.time },
    statementMonth: lastMonth(progress.frame, call.today),
  };
});

/** The sites as a measure judges them: how many are behind, and a page of them. */
function sitesBy(measure: Weekly, rows: readonly SiteProgress[], page: string | null) {
  return { measure, behind: rows.filter(({ behind }) => (behind ?? 0) > 0).length, page: pageOf(rows, page) };
}

/** The last month of a programme that is over, or the one that runs; null before the programme begins. */
function lastMonth({ startsOn, endsOn }: Frame, today: string): string | null {
  if (today < startsOn) return null;
  const before = monthStart(today, -1).slice(0, 7);
  if (before > endsOn.slice(0, 7)) return endsOn.slice(0, 7);
  return before < startsOn.slice(0, 7) ? today.slice(0, 7) : before;
}

export default function ProgrammeTargets() {
  const { t } = useTranslation('targets');
  const { id, name, progress, sites, mayChange, updated, statementMonth } = useLoaderData<typeof loader>();
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
      {sites ? <Sites id={id} progress={progress} sites={sites} /> : null}
      <footer className="insights__foot">
        <p>{progress.exact ? t('foot.exact') : t('foot.hidden', { min: minCell })}</p>
        <p>{t('foot.updated', { day: day(updated.day), time: updated.time })}</p>
        <PrintFoot updated={updated} />
      </footer>
    </div>
  );
}

type ShownProgress = Omit<Progress, 'sitesOf'>;

/** What the numbers leave out for whoever reads them. */
function Limits({ progress: { sitesElsewhere, ownShare, exact, period } }: { progress: ShownProgress }) {
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

function Sites({
  id,
  progress: { bySite, period, minCell },
  sites: { measure: by, behind, page },
}: {
  id: string;
  progress: ShownProgress;
  sites: ReturnType<typeof sitesBy>;
}) {
  const { t } = useTranslation('targets');
  const { nameOf } = useMeasureWords();
  return (
    <section className="panel" id="sites" aria-labelledby="by-site-title">
      <h2 id="by-site-title">{t('sites.finding', { count: behind })}</h2>
      <p>{t('sites.rule')}</p>
      {by === 'uniques' ? <p>{t('sites.uniques')}</p> : null}
      {bySite.length > 1 ? (
        <nav aria-label={t('sites.choose')} className="no-print">
          <ul className="filter__quick">
            {bySite.map((measure) => (
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
      <SiteTable measure={by} rows={page.rows} period={period} minCell={minCell} />
      <Pager page={page} at="sites" />
    </section>
  );
}
