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
import { instantOf } from './as-of.ts';
import { queryOf } from './asked.ts';
import { BreakdownNav } from './breakdown-nav.tsx';
import { EmptyPeriod } from './empty-period.tsx';
import { askedInWords } from './figure-file.server.ts';
import { FiguresNav } from './figures-nav.tsx';
import { Filter } from './filter.tsx';
import { Findings } from './findings-list.tsx';
import { Headlines } from './headlines.tsx';
import { HiddenNote } from './hidden-note.tsx';
import { loadDashboard } from './load-dashboard.server.ts';
import { loadFilter } from './load-filter.server.ts';
import { loadSelection } from './load-selection.server.ts';
import { PictureSection } from './picture.tsx';
import { SkillsSection } from './skills-section.tsx';

export const handle = { words: ['insights', 'metrics', 'views'] };

export const loader = signedIn('dashboard.view', async (call) => {
  const selection = await loadSelection(call);
  const { reading, rules, exact } = selection;
  const page = {
    title: pageTitle(call.actor.language, 'insights:title'),
    asked: reading.asked,
    filter: loadFilter(call, selection),
    rules,
    exact,
    mayExport: holds(call.actor, 'figures.export'),
    mayShare: holds(call.actor, 'figures.share'),
    mayReadTargets: holds(call.actor, 'target.read'),
    today: call.today,
    updated: { day: call.today, time: call.time },
  };
  // A wrong address shows what to mend and no figure at all: never one that was not asked for.
  if (!reading.ok) {
    return data({ ...page, errors: reading.errors, words: '', dashboard: null }, { status: 422 });
  }
  const dashboard = await loadDashboard(call, selection, reading);
  const { today, time } = instantOf(call, dashboard.asOf);
  return data({
    ...page,
    errors: undefined,
    words: `${selection.network} · ${askedInWords(call, selection, reading)}`,
    dashboard,
    updated: { day: today, time },
  });
});

export const meta = titleMeta;

export default function Dashboard() {
  const { t } = useTranslation(['insights', 'views']);
  const formats = useFormats();
  const {
    asked,
    filter,
    rules,
    exact,
    mayExport,
    mayShare,
    mayReadTargets,
    today,
    updated,
    errors,
    words,
    dashboard,
  } = useLoaderData<typeof loader>();
  const asOf = t('foot.updated', { day: formats.day(updated.day), time: updated.time });
  const nobody = dashboard?.headlines[0]?.value === 0;
  return (
    <div className="insights">
      <PageHead title={t(`heading.${filter.place.kind}`, { name: filter.place.name })}>
        {dashboard ? (
          <>
            {queryOf(asked) === '' ? null : (
              <Link to={`/insights/views${queryOf(asked)}`}>{t('views:save.link')}</Link>
            )}
            {mayShare ? <Link to={`/insights/shares${queryOf(asked)}`}>{t('views:share.link')}</Link> : null}
            <Link to="/insights/views">{t('views:title')}</Link>
          </>
        ) : null}
      </PageHead>
      {mayReadTargets ? <FiguresNav /> : null}
      <ErrorSummary errors={errors} />
      <Filter asked={asked} filter={filter} errors={errors} shown={dashboard} />
      {dashboard ? (
        <PictureSource.Provider value={[words, asOf]}>
          {nobody ? (
            <EmptyPeriod
              asked={asked}
              period={dashboard.period}
              chips={filter.chips}
              today={today}
              isNew={dashboard.isNew}
            />
          ) : (
            <>
              <Headlines dashboard={dashboard} asked={asked} rules={rules} />
              {dashboard.headlines[0]?.value === null ? (
                <HiddenNote what="total" asked={asked} period={dashboard.period} today={updated.day} />
              ) : null}
              <Findings asked={asked} dashboard={dashboard} />
              <BreakdownNav asked={asked} />
              <PictureSection
                dashboard={dashboard}
                asked={asked}
                minDenominator={rules.minDenominator}
                mayExport={mayExport}
                today={updated.day}
              />
            </>
          )}
          {dashboard.skills ? <SkillsSection skills={dashboard.skills} asked={asked} rules={rules} /> : null}
          <footer className="insights__foot">
            <p>{exact ? t('foot.exact') : t('foot.hidden', { min: rules.minCell })}</p>
            {exact ? null : <p>{t('foot.months')}</p>}
            <p>{asOf}</p>
            <PrintFoot updated={updated} />
          </footer>
        </PictureSource.Provider>
      ) : null}
    </div>
  );
}
