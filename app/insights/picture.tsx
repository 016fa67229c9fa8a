import { useNavigate } from '@remix-run/react';
import { useCallback, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { isNational } from '../figures/national-codes.ts';
import type { Period } from '../figures/period.ts';
import { ChartPicture } from '../ui/chart.tsx';
import type { ChartSpec } from '../ui/chart-spec.ts';
import { Downloads } from '../ui/downloads.tsx';
import { Link } from '../ui/link.tsx';
import { type Asked, dashboardHref, tableHref } from './asked.ts';
import { FigureTable } from './figure-table.tsx';
import { FirstRows } from './first-rows.tsx';
import { FoldedTable } from './folded-table.tsx';
import { HeatTable } from './heat-table.tsx';
import { HiddenNote } from './hidden-note.tsx';
import type { Dashboard, Picture } from './load-dashboard.server.ts';
import { narrowTo } from './narrow.ts';
import { FixedView, ViewLink } from './view-link.tsx';

/** Bars beyond these are no picture any more; the table has them. */
const MOST_BARS = 15;
const MOST_COLUMNS = 36;

/** A finding, its table and its chart, how it is counted, and the table to take away. */
export function PictureSection({
  dashboard,
  asked,
  minDenominator,
  mayExport,
  today,
}: {
  dashboard: Dashboard;
  asked: Asked;
  minDenominator: number;
  mayExport: boolean;
  today: string;
}) {
  const { t } = useTranslation('insights');
  const { picture, period, headlines } = dashboard;
  const { name, finding, rows, count } = picture;
  const caption = t(`table.caption.${name}`);
  const hidden = rows.filter(({ accesses }) => accesses === null).length;
  const isAllHidden = hidden > 0 && hidden === rows.length;
  return (
    <section className="picture panel" id={`by-${name}`} aria-labelledby={`by-${name}-title`}>
      <h2 id={`by-${name}-title`}>{t(finding.key, finding.words)}</h2>
      {picture.tooFine ? (
        <p>{t('table.too_fine')}</p>
      ) : isAllHidden ? (
        <HiddenNote what="all" asked={asked} period={period} today={today} />
      ) : name === 'weekdayHour' ? (
        <FoldedTable label={caption}>
          <HeatTable picture={picture} caption={caption} asked={asked} period={period} />
        </FoldedTable>
      ) : (
        <div className="picture__body picture__body--table">
          <div>
            <FoldedTable label={caption}>
              <FigureTable
                picture={picture}
                caption={caption}
                asked={asked}
                period={period}
                minDenominator={minDenominator}
                total={headlines}
              />
            </FoldedTable>
            <FirstRows
              shown={rows.length}
              count={count}
              allHref={asked.rows ? null : `${dashboardHref(asked, { by: name, rows: 'all' })}#by-${name}`}
            />
          </div>
          <Chart picture={picture} caption={caption} asked={asked} period={period} />
        </div>
      )}
      {hidden > 0 && !isAllHidden ? (
        <HiddenNote what="some" asked={asked} period={period} today={today} />
      ) : null}
      <Silent sites={name === 'site' ? dashboard.silentSites : null} asked={asked} />
      <div className="picture__foot">
        {mayExport && !picture.tooFine && !isAllHidden ? (
          <Downloads caption={caption} hrefOf={(format) => tableHref(asked, name, format)} />
        ) : null}
        <details className="how">
          <summary>
            {t('how')}
            <span className="visually-hidden">: {caption}</span>
          </summary>
          <p>{t(`table.how.${name}`)}</p>
          <p>
            <Link to="/definitions">{t('table.definitions')}</Link>
          </p>
        </details>
      </div>
    </section>
  );
}

/** Where nobody came: by name, as many as fit a glance. */
const MOST_SILENT = 60;

function Silent({ sites, asked }: { sites: Dashboard['silentSites']; asked: Asked }) {
  const { t } = useTranslation('insights');
  if (!sites || sites.length === 0) return null;
  return (
    <div id="silent-sites">
      <h3>{t('silent_sites', { count: sites.length })}</h3>
      <ul className="names">
        {sites.slice(0, MOST_SILENT).map(({ id, name }) => (
          <li key={id}>
            <ViewLink to={dashboardHref(asked, narrowToSite(id))}>{name}</ViewLink>
          </li>
        ))}
      </ul>
      {sites.length > MOST_SILENT ? <p>{t('silent_more', { count: sites.length - MOST_SILENT })}</p> : null}
    </div>
  );
}

function narrowToSite(site: string): Asked {
  return { site, by: undefined };
}

function drawnOf({ name, rows }: Picture): Picture['rows'] {
  return rows.slice(0, name === 'month' ? MOST_COLUMNS : MOST_BARS);
}

function Chart({
  picture,
  caption,
  asked,
  period,
}: {
  picture: Picture;
  caption: string;
  asked: Asked;
  period: Period;
}) {
  const { t, i18n } = useTranslation(['insights', 'metrics']);
  const navigate = useNavigate();
  const isFixed = useContext(FixedView);
  const direction = picture.name === 'month' ? 'columns' : 'rows';
  const spec = useCallback((): ChartSpec => {
    const drawn = drawnOf(picture);
    return {
      direction,
      labels: drawn.map(({ label }) => label),
      series: [
        { label: t('metrics:accesses.name'), values: drawn.map(({ accesses }) => accesses), look: 0 },
        { label: t('metrics:uniques.name'), values: drawn.map(({ people }) => people), look: 1 },
      ],
      hidden: t('hidden.other'),
      locale: i18n.language,
    };
  }, [picture, direction, t, i18n.language]);
  const pick = (category: number) => {
    const row = drawnOf(picture)[category];
    if (!row || isNational(picture.name)) return;
    navigate(dashboardHref(asked, narrowTo(picture.name, row.key, period)));
  };
  return (
    <ChartPicture
      finding={t(picture.finding.key, picture.finding.words)}
      caption={caption}
      size={{ direction, categories: drawnOf(picture).length }}
      spec={spec}
      onPick={isFixed ? undefined : pick}
    />
  );
}
