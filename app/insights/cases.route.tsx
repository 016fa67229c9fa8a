import { data } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { holds } from '../access/policy.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { PictureSource } from '../ui/chart.tsx';
import { Downloads } from '../ui/downloads.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PrintFoot } from '../ui/print-foot.tsx';
import { ScrollBox } from '../ui/table-box.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { queryOf } from './asked.ts';
import { CASE_COLUMNS } from './case-figures.ts';
import { CaseMonths } from './case-months.tsx';
import { CaseTable } from './case-table.tsx';
import { askedInWords } from './figure-file.server.ts';
import { FirstRows } from './first-rows.tsx';
import { HiddenNote } from './hidden-note.tsx';
import { type CaseRow, firstCases, loadCaseSelection, loadCases } from './load-cases.server.ts';
import { FIRST_PLACES, MOST_ROWS } from './long-tables.ts';

export const handle = { words: ['insights', 'metrics'] };
export const meta = titleMeta;

/** The table by site where nothing could be counted. */
const NO_PLACES: {
  readonly rows: readonly CaseRow[];
  /** Rows the table has in full, and how many of them are hidden. */
  readonly count: number;
  readonly hidden: number;
} = { rows: [], count: 0, hidden: 0 };

/** Cases of the days and places of the dashboard: opened, resolved, abandoned, how long they took, waiting now. */
export const loader = signedIn('dashboard.view', async (call) => {
  const selection = await loadCaseSelection(call);
  const { reading, rules, exact } = selection;
  const page = {
    title: pageTitle(call.actor.language, 'insights:cases.title'),
    network: selection.network,
    asked: reading.asked,
    // What was asked wrongly is put right on the dashboard.
    search: reading.ok ? queryOf({ ...reading.asked, rows: undefined }) : call.url.search,
    mayExport: holds(call.actor, 'figures.export'),
    minCell: rules.minCell,
    exact,
    updated: { day: call.today, time: call.time },
  };
  if (!reading.ok) {
    return data(
      { ...page, errors: reading.errors, words: '', period: null, cases: null, places: NO_PLACES },
      { status: 422 },
    );
  }
  const { rows, ...cases } = await loadCases(call, selection, reading);
  const most = reading.asked.rows === 'all' ? MOST_ROWS : FIRST_PLACES;
  return data({
    ...page,
    errors: undefined,
    words: askedInWords(call, selection, reading),
    period: reading.period,
    cases,
    places: {
      rows: firstCases(rows, most),
      count: rows.length,
      hidden: rows.filter(({ opened, resolved }) => opened === null && resolved === null).length,
    },
  });
});

export default function Cases() {
  const { t } = useTranslation(['insights', 'metrics']);
  const { day } = useFormats();
  const { network, asked, search, mayExport, minCell, exact, errors, words, period, cases, places, updated } =
    useLoaderData<typeof loader>();
  const { rows, count, hidden } = places;
  const isAllHidden = hidden > 0 && hidden === count;
  const fileOf = (by: 'site' | 'month') =>
    mayExport
      ? (format: string) => `/insights/cases/table${search ? `${search}&` : '?'}by=${by}&format=${format}`
      : undefined;
  const siteFile = fileOf('site');
  const asOf = t('foot.updated', { day: day(updated.day), time: updated.time });
  return (
    <div className="insights">
      <PageHead
        title={t('cases.title')}
        lead={words}
        trail={[{ to: `/insights${search}`, label: t('title') }]}
      />
      <ErrorSummary errors={errors} fieldsAt={`/insights${search}`} />
      {cases && count === 0 ? (
        <div className="empty">
          <h2>{t('cases.empty')}</h2>
          <p>{t('cases.empty_how')}</p>
          <p>
            <Link to={`/insights${search}`}>{t('cases.back')}</Link>
          </p>
        </div>
      ) : null}
      {cases && period && count > 0 ? (
        <PictureSource.Provider value={[`${network} · ${words}`, asOf]}>
          <CaseMonths cases={cases} hrefOf={fileOf('month')} />
          <section className="panel" id="by-site">
            <h2>{t('cases.caption')}</h2>
            {hidden > 0 ? (
              <HiddenNote
                what={isAllHidden ? 'all' : 'some'}
                asked={asked}
                period={period}
                today={updated.day}
                hrefOf={(change) => `/insights/cases${queryOf({ ...asked, ...change })}`}
              />
            ) : null}
            <ScrollBox label={t('cases.caption')}>
              <CaseTable
                caption={t('cases.caption')}
                head={t('table.site')}
                columns={CASE_COLUMNS}
                rows={isAllHidden ? [] : rows}
                total={cases.total}
              />
            </ScrollBox>
            {isAllHidden ? null : (
              <FirstRows
                shown={rows.length}
                count={count}
                allHref={asked.rows ? null : `/insights/cases${queryOf({ ...asked, rows: 'all' })}#by-site`}
              />
            )}
            {siteFile ? (
              <div className="picture__foot">
                <Downloads caption={t('cases.caption')} hrefOf={siteFile} />
              </div>
            ) : null}
          </section>
          <footer className="insights__foot">
            {exact ? null : <p>{t('foot.hidden', { min: minCell })}</p>}
            <p>{asOf}</p>
          </footer>
        </PictureSource.Provider>
      ) : null}
      <PrintFoot updated={updated} />
    </div>
  );
}
