import { data } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { holds } from '../access/policy.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { PictureSource } from '../ui/chart.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PrintFoot } from '../ui/print-foot.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { type Asked, baselinesHref } from './asked.ts';
import { askedInWords } from './asked-in-words.ts';
import { ChangePanel } from './change-panel.tsx';
import { Filter } from './filter.tsx';
import { Headline } from './headline.tsx';
import { HowOnPaper } from './how.tsx';
import { loadFilter } from './load-filter.server.ts';
import { type BaselinesPage, loadPage } from './load-page.server.ts';
import { loadSelection } from './load-selection.server.ts';
import { notesOf } from './notes.ts';
import { Beside, Older } from './older.tsx';
import { RakedPanel } from './raked-panel.tsx';
import { RowsPanel } from './rows-panel.tsx';

export const handle = { words: ['baselines', 'insights', 'metrics'] };
export const meta = titleMeta;

export const loader = signedIn('dashboard.view', async (call) => {
  const selection = await loadSelection(call);
  const { asked, reading, exact } = selection;
  const frame = {
    title: pageTitle(call.actor.language, 'baselines:title'),
    asked,
    exact,
    filter: loadFilter(call, selection),
    mayExport: holds(call.actor, 'figures.export'),
    mayTakeMicrodata: holds(call.actor, 'microdata.export'),
    updated: { day: call.today, time: call.time },
  };
  // A wrong address shows what to mend and no figure at all: never one that was not asked for.
  if (!reading.ok) return data({ ...frame, errors: reading.errors, page: null }, { status: 422 });
  return data({ ...frame, errors: undefined, page: await loadPage(call, selection, reading) });
});

export default function Baselines() {
  const { t } = useTranslation('baselines');
  const formats = useFormats();
  const { asked, exact, filter, mayExport, mayTakeMicrodata, updated, errors, page } =
    useLoaderData<typeof loader>();
  return (
    <div className="insights">
      <PageHead title={t('title')} lead={t('lead')} />
      <ErrorSummary errors={errors} />
      <Filter asked={asked} filter={filter} errors={errors} />
      {page ? (
        <>
          {isEmpty(page) ? (
            <Empty isFiltered={baselinesHref(asked) !== '/baselines'} />
          ) : (
            <PictureSource.Provider
              value={[
                askedInWords(t, formats, asked, filter).join(' · '),
                `${t('foot.source')}. ${t('foot.updated', { day: formats.day(updated.day), time: updated.time })}`,
              ]}
            >
              <Blocks page={page} asked={asked} mayExport={mayExport} />
            </PictureSource.Provider>
          )}
          <footer className="insights__foot">
            {page.comparison ? (
              <p>{t('foot.sources', { sources: page.comparison.sources.join('; ') })}</p>
            ) : (
              <p>{t('foot.users')}</p>
            )}
            <p>{exact ? t('foot.exact') : t('foot.protected', { min: page.minCell })}</p>
            <p>{t('foot.updated', { day: formats.day(updated.day), time: updated.time })}</p>
            <PrintFoot updated={updated} />
            <p>
              <Link to="/methodology">{t('method')}</Link>
            </p>
            {mayTakeMicrodata ? (
              <p className="no-print">
                <Link to="/baselines/microdata">{t('microdata.link')}</Link>
              </p>
            ) : null}
          </footer>
        </>
      ) : null}
    </div>
  );
}

function isEmpty({ adults, older, beside, usersOnly }: BaselinesPage): boolean {
  return (
    !usersOnly && [adults, older].every(({ n }) => n === 0) && beside.under16 === 0 && beside.ageUnknown === 0
  );
}

function Empty({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useTranslation('baselines');
  return (
    <div className="empty">
      <h2>{t('empty.title')}</h2>
      <p>{t('empty.how')}</p>
      {isFiltered ? (
        <p className="actions">
          <Link className="button" to="/baselines">
            {t('empty.all')}
          </Link>
        </p>
      ) : null}
    </div>
  );
}

function Blocks({ page, asked, mayExport }: { page: BaselinesPage; asked: Asked; mayExport: boolean }) {
  const { t } = useTranslation(['baselines', 'insights']);
  const notes = notesOf(page, t, useFormats());
  const { by, raked, change, beside } = page;
  const groups =
    by === 'network' || page.rows.length === 0 ? null : (
      <RowsPanel page={page} asked={asked} note={notes.rows} mayExport={mayExport} />
    );
  return (
    <>
      <Headline page={page} asked={asked} note={notes.headline} />
      {groups}
      <Older page={page} note={notes.older} />
      <Beside beside={beside} note={notes.beside} />
      <RakedPanel raked={raked} asked={asked} note={notes.raked} />
      <ChangePanel change={change} note={notes.change} />
      <HowOnPaper
        notes={[
          notes.headline,
          ...(groups ? [notes.rows] : []),
          notes.older,
          notes.beside,
          ...(raked.raked ? [notes.raked] : []),
          notes.change,
        ]}
      />
    </>
  );
}
