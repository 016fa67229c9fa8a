import { data } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { holds } from '../access/policy.ts';
import { dashboardHref } from '../insights/asked.ts';
import { FiguresNav } from '../insights/figures-nav.tsx';
import { FirstRows } from '../insights/first-rows.tsx';
import { quickPeriods } from '../insights/quick-periods.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { Downloads } from '../ui/downloads.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { useFormats } from '../ui/format.ts';
import { formatsFor } from '../ui/formats.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { PrintFoot } from '../ui/print-foot.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { loadTerritory } from './load-territory.server.ts';
import { type ShownTerritory, showTerritory } from './show-territory.ts';
import { ComuneShape, PaceShape, SiteMap } from './site-map.tsx';
import type { TerritoryTable } from './territory-file.server.ts';
import { ReachedComuni, TerritorySites, White } from './territory-tables.tsx';

export const handle = { words: ['targets', 'insights', 'metrics'] };
export const meta = titleMeta;

export const loader = signedIn('target.read', async (call) => {
  const reading = await loadTerritory(call);
  const page = {
    title: pageTitle(call.actor.language, 'targets:territory.title'),
    mayImport: holds(call.actor, 'reference.manage'),
    maySeeSites: holds(call.actor, 'network.view'),
    mayExport: holds(call.actor, 'figures.export'),
    quick: quickPeriods(call.today, !(reading.ok && reading.territory.exact)),
    updated: { day: call.today, time: call.time },
  };
  return reading.ok
    ? data({
        ...page,
        territory: showTerritory(
          reading.territory,
          call.url.searchParams.get('rows') === 'all' ? 'all' : 'first',
          formatsFor(call.actor.language),
        ),
        errors: undefined,
      })
    : data({ ...page, territory: null, errors: reading.errors }, { status: 422 });
});

export default function TerritoryPage() {
  const { t } = useTranslation('targets');
  const { territory, errors, quick, mayImport, maySeeSites, mayExport, updated } =
    useLoaderData<typeof loader>();
  const { day } = useFormats();
  const [search] = useSearchParams();
  /** What is on the page, the programme that says the pace included, and more. */
  const query = (more: Readonly<Record<string, string>>) => {
    const programme = search.get('programme');
    const { from = '', to = '' } = territory?.period ?? {};
    return `?${new URLSearchParams({ from, to, ...(programme ? { programme } : {}), ...more })}`;
  };
  const allHref = (at: string) =>
    territory?.rows === 'all' ? null : `/territory${query({ rows: 'all' })}#${at}`;
  const filesOf = (by: TerritoryTable, caption: string) =>
    mayExport && territory ? (
      <Downloads caption={caption} hrefOf={(format) => `/territory/table${query({ by, format })}`} />
    ) : null;
  return (
    <div className="insights">
      <PageHead
        title={t('territory.title')}
        lead={territory && territory.siteCount > 0 ? <Finding territory={territory} /> : undefined}
      >
        <PrintButton label={t('print')} className="button" />
      </PageHead>
      <FiguresNav />
      <ErrorSummary errors={errors} fieldsAt={null} />
      <nav aria-label={t('territory.periods')} className="no-print">
        <ul className="filter__quick">
          {quick.map(({ name, from, to }) => {
            const isShown = territory?.period.from === from && territory.period.to === to;
            return (
              <li key={name}>
                <Link to={`/territory?from=${from}&to=${to}`} aria-current={isShown ? 'true' : undefined}>
                  {t(`insights:quick.${name}`)}
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
      {territory ? (
        <>
          <Sites territory={territory} maySeeSites={maySeeSites} allHref={allHref('map-title')}>
            {filesOf('site', t('territory.sites'))}
          </Sites>
          {territory.siteCount > 0 ? (
            <>
              <Residents territory={territory} mayImport={mayImport} allHref={allHref('residents-title')}>
                {filesOf('comune', t('territory.comuni'))}
              </Residents>
              <White territory={territory}>{filesOf('white', t('territory.white_file'))}</White>
            </>
          ) : null}
          <footer className="insights__foot">
            <p>{territory.exact ? t('foot.exact') : t('foot.hidden', { min: territory.minCell })}</p>
            <p>{t('foot.updated', { day: day(updated.day), time: updated.time })}</p>
            <PrintFoot updated={updated} />
          </footer>
        </>
      ) : null}
    </div>
  );
}

function Finding({ territory: { period, siteCount, white, comuneCount } }: { territory: ShownTerritory }) {
  const { t } = useTranslation('targets');
  const { date, number } = useFormats();
  const howMany = (count: number) => t('territory.how_many', { count, number: number(count) });
  const empty = white.reduce((sum, area) => sum + area.comuni.length, 0);
  return (
    <>
      {t('territory.found', { count: siteCount, number: number(siteCount), comuni: howMany(comuneCount) })}{' '}
      {empty > 0 ? t('territory.empty', { comuni: howMany(empty) }) : ''}{' '}
      {t('from_to', { from: date(period.from), to: date(period.to) })}.
    </>
  );
}

const PACES = ['on_pace', 'behind', 'none'] as const;

function Sites({
  territory,
  maySeeSites,
  allHref,
  children,
}: {
  territory: ShownTerritory;
  maySeeSites: boolean;
  allHref: string | null;
  /** The table to take away. */
  children: ReactNode;
}) {
  const { t } = useTranslation('targets');
  const { number } = useFormats();
  const { sites, siteCount, busiest, drawing, off, offCount, programmes, programmeId, period } = territory;
  const programme = programmes.find(({ id }) => id === programmeId);
  const byComune = drawing !== null && drawing.comuni.length > 0;
  if (sites.length === 0) {
    return (
      <div className="empty">
        <p>{t('territory.no_sites')}</p>
        {maySeeSites ? (
          <p className="actions">
            <Link className="button" to="/network/sites">
              {t('territory.open_sites')}
            </Link>
          </p>
        ) : null}
      </div>
    );
  }
  return (
    <section className="panel" aria-labelledby="map-title">
      <h2 id="map-title">
        {busiest
          ? t('territory.most', { site: busiest.name, people: number(busiest.people) })
          : t(byComune ? 'territory.map_comuni' : 'territory.map')}
      </h2>
      <div className="territory">
        <div>
          {drawing ? <SiteMap drawing={drawing} period={period} label={t('territory.map_label')} /> : null}
          <ul className="map-legend">
            {byComune ? (
              <li>
                <LegendSign>
                  <ComuneShape share={0.3} x={10} y={10} radius={9} />
                </LegendSign>
                {t('territory.part')}
              </li>
            ) : (
              PACES.map((pace) => (
                <li key={pace}>
                  <LegendSign>
                    <PaceShape pace={pace} x={10} y={10} radius={7} />
                  </LegendSign>
                  {t(`territory.pace.${pace}`)}
                </li>
              ))
            )}
            <li>{t(byComune ? 'territory.size_comune' : 'territory.size')}</li>
          </ul>
          <p className="field__hint">
            {programme ? t('territory.by_programme', { name: programme.name }) : t('territory.no_programme')}
          </p>
          {programmes.length > 1 ? (
            <ul className="filter__quick no-print">
              {programmes.map(({ id, name }) => (
                <li key={id}>
                  <Link
                    to={`/territory?from=${period.from}&to=${period.to}&programme=${id}`}
                    aria-current={id === programmeId ? 'true' : undefined}
                    keepsScroll
                  >
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          ) : null}
          {off.length > 0 ? (
            <>
              <h3>{t('territory.off_map')}</h3>
              <ul>
                {off.map((site) => (
                  <li key={site.id}>
                    <Link to={dashboardHref({ ...period, site: site.id })}>{site.name}</Link>:{' '}
                    {t(site.isItinerant ? 'territory.itinerant' : 'territory.nowhere', {
                      comune: site.comune,
                    })}
                  </li>
                ))}
              </ul>
              <FirstRows shown={off.length} count={offCount} allHref={null} />
            </>
          ) : null}
        </div>
        <div>
          <TerritorySites territory={territory} />
          <FirstRows shown={sites.length} count={siteCount} allHref={allHref} />
        </div>
      </div>
      {children}
    </section>
  );
}

function LegendSign({ children }: { children: ReactNode }) {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

function Residents({
  territory: { comuni, comuneCount, least, population, minCell },
  mayImport,
  allHref,
  children,
}: {
  territory: ShownTerritory;
  mayImport: boolean;
  allHref: string | null;
  children: ReactNode;
}) {
  const { t } = useTranslation('targets');
  const { decimal } = useFormats();
  return (
    <section className="panel" aria-labelledby="residents-title">
      <h2 id="residents-title">
        {least
          ? t('territory.least', { comune: least.name, rate: decimal(least.rate) })
          : t('territory.residents_title')}
      </h2>
      <p>{t('territory.honest')}</p>
      {population ? (
        <p>{t('territory.population', { year: population.year, source: population.source })}</p>
      ) : (
        <div className="empty">
          <p>{t('territory.no_population')}</p>
          {mayImport ? (
            <p className="actions">
              <Link className="button" to="/references/populations/new">
                {t('territory.import')}
              </Link>
            </p>
          ) : (
            <p>{t('territory.who_imports')}</p>
          )}
        </div>
      )}
      {comuni.length > 0 ? <ReachedComuni comuni={comuni} minCell={minCell} /> : null}
      <FirstRows shown={comuni.length} count={comuneCount} allHref={allHref} />
      {comuni.length > 0 ? children : null}
    </section>
  );
}
