import { Link } from '@remix-run/react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartPicture } from '../ui/chart.tsx';
import type { ChartSpec } from '../ui/chart-spec.ts';
import { type Asked, dashboardHref, tableHref } from './asked.ts';
import { FigureTable } from './figure-table.tsx';
import { FoldedTable } from './folded-table.tsx';
import type { Headline, Picture } from './load-dashboard.server.ts';

/** Bars beyond these are no picture any more; the table has them. */
const MOST_BARS = 15;
const MOST_COLUMNS = 36;

/** A finding, its table and its chart, how it is counted, and the table to take away. */
export function PictureSection({
  picture,
  asked,
  total,
  silentSites,
  mayExport,
}: {
  picture: Picture;
  asked: Asked;
  total: readonly Headline[];
  silentSites: number;
  mayExport: boolean;
}) {
  const { t } = useTranslation('insights');
  const { name, finding, rows, count } = picture;
  const caption = t(`table.caption.${name}`);
  return (
    <section className="picture panel" id={`by-${name}`} aria-labelledby={`by-${name}-title`}>
      <h2 id={`by-${name}-title`}>{t(finding.key, finding.words)}</h2>
      <div className="picture__body">
        <div>
          <FoldedTable label={caption}>
            <FigureTable picture={picture} caption={caption} asked={asked} total={total} />
          </FoldedTable>
          {count > rows.length ? (
            <p className="picture__more no-print">
              {t('table.first', { shown: rows.length, count })}{' '}
              {asked.rows ? null : (
                <Link to={`${dashboardHref(asked, { rows: 'all' })}#by-${name}`}>{t('table.all')}</Link>
              )}
            </p>
          ) : null}
        </div>
        <Chart picture={picture} />
      </div>
      {name === 'site' && silentSites > 0 ? <p>{t('silent_sites', { count: silentSites })}</p> : null}
      <div className="picture__foot">
        {mayExport ? (
          <a className="no-print" href={tableHref(asked, name)} download>
            {t('csv')}
            <span className="visually-hidden">: {caption}</span>
          </a>
        ) : null}
        <details className="how">
          <summary>
            {t('how')}
            <span className="visually-hidden">: {caption}</span>
          </summary>
          <p>{t(`table.how.${name}`)}</p>
        </details>
      </div>
    </section>
  );
}

function drawnOf({ name, rows }: Picture): Picture['rows'] {
  return rows.slice(0, name === 'month' ? MOST_COLUMNS : MOST_BARS);
}

function Chart({ picture }: { picture: Picture }) {
  const { t, i18n } = useTranslation('insights');
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
  return <ChartPicture size={{ direction, categories: drawnOf(picture).length }} spec={spec} />;
}
