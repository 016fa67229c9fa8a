import { data } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { holds } from '../access/policy.ts';
import { FiguresNav } from '../insights/figures-nav.tsx';
import { quickPeriods } from '../insights/quick-periods.ts';
import { titleMeta } from '../network/title-meta.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { useFormats } from '../ui/format.ts';
import { PageHead } from '../ui/page-head.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { PrintFoot } from '../ui/print-foot.tsx';
import { loadTerritory, type Territory } from './load-territory.server.ts';
import { isOnMap, PaceShape, SiteMap } from './site-map.tsx';
import { ReachedComuni, TerritorySites, WhiteAreas } from './territory-tables.tsx';

export const handle = { words: ['targets', 'insights', 'metrics'] };
export const meta = titleMeta;

export const loader = signedIn('target.read', async (call) => {
  const reading = await loadTerritory(call);
  const page = {
    title: pageTitle(call.actor.language, 'targets:territory.title'),
    mayImport: holds(call.actor, 'reference.manage'),
    quick: quickPeriods(call.today, !(reading.ok && reading.territory.exact)),
    updated: { day: call.today, time: call.time },
  };
  return reading.ok
    ? data({ ...page, territory: reading.territory, errors: undefined })
    : data({ ...page, territory: null, errors: reading.errors }, { status: 422 });
});

export default function TerritoryPage() {
  const { t } = useTranslation('targets');
  const { territory, errors, quick, mayImport, updated } = useLoaderData<typeof loader>();
  const { day } = useFormats();
  return (
    <div className="insights">
      <PageHead title={t('territory.title')} lead={territory ? <Finding territory={territory} /> : undefined}>
        <PrintButton label={t('print')} className="button" />
      </PageHead>
      <FiguresNav />
      <ErrorSummary errors={errors} />
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
          <Sites territory={territory} />
          <Residents territory={territory} mayImport={mayImport} />
          <White territory={territory} />
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

function Sites({ territory: { sites, minCell, programmes, programmeId, period } }: { territory: Territory }) {
  const { t } = useTranslation('targets');
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
      <h2 id="map-title">{t('territory.map')}</h2>
      <div className="territory">
        <div>
          <SiteMap sites={sites} label={t('territory.map_label')} />
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
                    preventScrollReset
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
                    <Link to={`/insights?site=${site.id}`}>{site.name}</Link>:{' '}
                    {t(site.isItinerant ? 'territory.itinerant' : 'territory.nowhere', {
                      comune: site.comune,
                    })}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </div>
        <TerritorySites sites={sites} minCell={minCell} />
      </div>
    </section>
  );
}

function Residents({
  territory: { comuni, population, minCell },
  mayImport,
}: {
  territory: Territory;
  mayImport: boolean;
}) {
  const { t } = useTranslation('targets');
  return (
    <section className="panel" aria-labelledby="residents-title">
      <h2 id="residents-title">{t('territory.residents_title')}</h2>
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
    </section>
  );
}

function White({ territory: { white, comuniElsewhere } }: { territory: Territory }) {
  const { t } = useTranslation('targets');
  const count = white.reduce((sum, area) => sum + area.comuni.length, 0);
  return (
    <section className="panel" aria-labelledby="white-title">
      <h2 id="white-title">{t('territory.white', { count })}</h2>
      <p>{t('territory.white_text')}</p>
      {comuniElsewhere > 0 ? <p>{t('territory.elsewhere', { count: comuniElsewhere })}</p> : null}
      <WhiteAreas areas={white} />
    </section>
  );
}
