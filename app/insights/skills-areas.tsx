import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartPicture } from '../ui/chart.tsx';
import type { ChartSpec } from '../ui/chart-spec.ts';
import { useFormats } from '../ui/format.ts';
import { AREA_LEVELS, AREAS } from './baseline-rows.ts';
import type { BaselineSummary, Proportion } from './baseline-summary.ts';
import { FoldedTable } from './folded-table.tsx';
import type { Comparison } from './load-skills.server.ts';
import { ShareCells } from './share-cells.tsx';

/** The five areas: who is above basic, basic or at none, beside the published shares at least basic. */
export function SkillsAreas({
  summary,
  population,
  comparison,
}: {
  summary: BaselineSummary;
  population: 'adults' | 'older';
  comparison: Comparison | null;
}) {
  const { t } = useTranslation('insights');
  const formats = useFormats();
  const spec = useChart(summary, comparison);
  const published = comparison?.areas.IL ?? [];
  return (
    <div className="picture__body">
      <FoldedTable label={t(`skills.areas.${population}`)}>
        <table className="grid-table grid-table--tight">
          <caption className="visually-hidden">{t(`skills.areas.${population}`)}</caption>
          <thead>
            <tr>
              <th scope="col">{t('skills.area_head')}</th>
              {AREA_LEVELS.map((level) => (
                <th scope="col" className="num" key={level}>
                  {t(`area_level.${level}`)}
                </th>
              ))}
              <th scope="col" className="num">
                {t('skills.at_least_basic_people')}
              </th>
              <th scope="col" className="num">
                {t('skills.share')}
              </th>
              <th scope="col" className="num">
                {t('skills.interval_head')}
              </th>
              {published.map(({ geo, year }) => (
                <th scope="col" className="num" key={geo}>
                  {t(`place.short.${geo}`)} {year}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {summary.areas.map(({ area, atLeastBasic, levels }) => (
              <tr key={area}>
                <th scope="row">{t(`area.${area}`)}</th>
                {AREA_LEVELS.map((level) => (
                  <td className={levels[level].interval ? 'num' : 'num num--hidden'} key={level}>
                    {shareOf(levels[level], formats.percent) ?? t('hidden.other')}
                  </td>
                ))}
                <ShareCells proportion={atLeastBasic} />
                {published.map(({ geo }) => {
                  const reference = comparison?.areas[area].find((known) => known.geo === geo);
                  return (
                    <td className="num" key={geo}>
                      {reference ? formats.percent(reference.value / 100) : null}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </FoldedTable>
      <ChartPicture spec={spec} />
    </div>
  );
}

function shareOf({ interval }: Proportion, percent: (share: number) => string): string | null {
  return interval ? percent(interval.share) : null;
}

/** Looks of above basic, basic, none. */
const SHOWN = [
  ['AB', 2],
  ['B', 0],
  ['none', 4],
] as const;

function useChart(summary: BaselineSummary, comparison: Comparison | null): ChartSpec {
  const { t, i18n } = useTranslation('insights');
  return useMemo(
    () => ({
      direction: 'rows',
      stacked: true,
      percent: true,
      labels: AREAS.map((area) => t(`area.${area}`)),
      series: SHOWN.map(([level, look]) => ({
        label: t(`area_level.${level}`),
        values: summary.areas.map(({ levels }) => {
          const { interval } = levels[level];
          return interval ? interval.share * 100 : null;
        }),
        look,
      })),
      whiskers: summary.areas.map(({ atLeastBasic: { interval } }) =>
        interval ? { low: interval.low * 100, high: interval.high * 100 } : null,
      ),
      marks: (comparison?.areas.IL ?? []).map(({ geo, year }) => ({
        label: `${t(`place.short.${geo}`)} ${year}`,
        values: AREAS.map(
          (area) => comparison?.areas[area].find((known) => known.geo === geo)?.value ?? null,
        ),
      })),
      hidden: t('hidden.other'),
      locale: i18n.language,
    }),
    [summary, comparison, t, i18n.language],
  );
}
