import { data } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { holds } from '../access/policy.ts';
import { dashboardHref } from '../insights/asked.ts';
import { FiguresNav } from '../insights/figures-nav.tsx';
import { quickPeriods } from '../insights/quick-periods.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { Downloads } from '../ui/downloads.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { PrintFoot } from '../ui/print-foot.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { loadTerritory, type Territory } from './load-territory.server.ts';
import { compareReach } from './residents.ts';
import { isOnMap, PaceShape, SiteMap } from './site-map.tsx';
import type { TerritoryTable } from './territory-file.server.ts';
import { ReachedComuni, TerritorySites, WhiteAreas } from './territory-tables.tsx';

export const handle = { words: ['targets', 'insights', 'metrics'] };
export const meta = titleMeta;

export const loader = signedIn('target.read', async (call) => {
  const reading = await loadTerritory(call);
  const page = {
    title: pageTitle(call.actor.language, 'targets:territory.title'),
    mayImport: holds(call.actor, 'reference.manage'),
    mayExport: holds(call.actor, 'figures.export'),
    quick: quickPeriods(call.today, !(reading.ok && reading.territory.exact)),
    updated: { day: call.today, time: call.time },
  };
  return reading.ok
    ? data({ ...page, territory: reading.territory, errors: undefined })
    : data({ ...page, territory: null, errors: reading.errors }, { status: 422 });
});

export default function TerritoryPage() {
  const { t } = useTranslation('targets');
  const { territory, errors, quick, mayImport, mayExport, updated } = useLoaderData<typeof loader>();
  const { day } = useFormats();
  const [search] = useSearchParams();
  const filesOf = (by: TerritoryTable, caption: string) =>
    mayExport && territory ? (
      <Downloads caption={caption} hrefOf={(format) => tableHref(territory, search, by, format)} />
    ) : null;
  return (
    <div className="insights">
      <PageHead title={t('territory.title')} lead={territory ? <Finding territory={territory} /> : undefined}>
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
          <Sites territory={territory}>{filesOf('site', t('territory.sites'))}</Sites>
          <Residents territory={territory} mayImport={mayImport}>
            {filesOf('comune', t('territory.comuni'))}
          </Residents>
          <White territory={territory}>{filesOf('white', t('territory.white_file'))}</White>
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

/** The table of what is on the page, the programme that says the pace included. */
function tableHref(
  { period: { from, to } }: Territory,
  search: URLSearchParams,
  by: TerritoryTable,
  format: string,
): string {
  const programme = search.get('programme');
  return `/territory/table?${new URLSearchParams({ from, to, ...(programme ? { programme } : {}), by, format })}`;
}

function Finding({ territory: { period, sites, white, comuni } }: { territory: Territory }) {
  const { t } = useTranslation('targets');
  const { date, number } = useFormats();
  const howMany = (count: number) => t('territory.how_many', { count, number: number(count) });
  const empty = white.reduce((sum, area) => sum + area.comuni.length, 0);
  return (
    <>
      {t('territory.found', { count: sites.length, comuni: howMany(comuni.length) })}{' '}
      {empty > 0 ? t('territory.empty', { comuni: howMany(empty) }) : ''}{' '}
      {t('from_to', { from: date(period.from), to: date(period.to) })}.
    </>
  );
}

const PACES = ['on_pace', 'behind', 'none'] as const;

function Sites({
  territory,
  children,
}: {
  territory: Territory;
  /** The table to take away. */
  children: ReactNode;
}) {
  const { t } = useTranslation('targets');
  const { number } = useFormats();
  const { sites, programmes, programmeId, period } = territory;
  const [most, next] = sites.toSorted((a, b) => (b.people ?? 0) - (a.people ?? 0));
  // What is hidden might be more.
  const isSure = sites.every(({ people }) => people !== null);
  const off = sites.filter((site) => !isOnMap(site));
  const programme = programmes.find(({ id }) => id === programmeId);
  if (sites.length === 0) {
    return (
      <div className="empty">
        <p>{t('territory.no_sites')}</p>
      </div>
    );
  }
  return (
    <section className="panel" aria-labelledby="map-title">
      <h2 id="map-title">
        {isSure && most?.people && next && most.people > (next.people ?? 0)
          ? t('territory.most', { site: most.name, people: number(most.people) })
          : t('territory.map')}
      </h2>
      <div className="territory">
        <div>
          <SiteMap territory={territory} label={t('territory.map_label')} />
          <ul className="map-legend">
            {PACES.map((pace) => (
              <li key={pace}>
                <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
                  <PaceShape pace={pace} x={10} y={10} radius={7} />
                </svg>
                {t(`territory.pace.${pace}`)}
              </li>
            ))}
            <li>{t('territory.size')}</li>
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
            </>
          ) : null}
        </div>
        <TerritorySites territory={territory} />
      </div>
      {children}
    </section>
  );
}

function Residents({
  territory: { comuni, population, minCell },
  mayImport,
  children,
}: {
  territory: Territory;
  mayImport: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation('targets');
  const { decimal } = useFormats();
  const [least, next] = comuni;
  // What is hidden might be less.
  const isSure = comuni.every(({ rate }) => typeof rate === 'number');
  return (
    <section className="panel" aria-labelledby="residents-title">
      <h2 id="residents-title">
        {isSure && least && next && compareReach(least, next) < 0
          ? t('territory.least', { comune: least.name, rate: decimal(Number(least.rate)) })
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
      {comuni.length > 0 ? children : null}
    </section>
  );
}

function White({
  territory: { white, comuniElsewhere },
  children,
}: {
  territory: Territory;
  children: ReactNode;
}) {
  const { t } = useTranslation('targets');
  const count = white.reduce((sum, area) => sum + area.comuni.length, 0);
  return (
    <section className="panel" aria-labelledby="white-title">
      <h2 id="white-title">{t('territory.white', { count })}</h2>
      <p>{t('territory.white_text')}</p>
      {comuniElsewhere > 0 ? <p>{t('territory.elsewhere', { count: comuniElsewhere })}</p> : null}
      <WhiteAreas areas={white} />
      {count > 0 ? children : null}
    </section>
  );
}
