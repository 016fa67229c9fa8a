import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { BaselineSummary, Proportion } from '../baselines/baseline-summary.ts';
import { AREAS } from '../figures/baseline-rows.ts';
import type { ChartSpec } from '../ui/chart-spec.ts';
import { useFormats } from '../ui/format.ts';
import type { Comparison } from './comparison.ts';
import { shareCell, shareWithRange } from './share-cells.tsx';
import { type PopulationSkills, SkillsPicture } from './skills-picture.tsx';

/** The five areas: who is above basic, basic or at none, beside the published shares at least basic. */
export function SkillsAreas({ summary, population, comparison }: Omit<PopulationSkills, 'finding'>) {
  const { t } = useTranslation('insights');
  const formats = useFormats();
  const words = { hidden: t('hidden.other'), formats };
  const spec = useChart(summary, comparison);
  const published = comparison?.areas.IL ?? [];
  const nonUsers = nonUsersOf(summary);
  const caption = t(`skills.areas.${population}`);
  const weakest = weakestOf(summary);
  return (
    <SkillsPicture
      finding={weakest ? t('skills.weakest', { ...weakest, area: t(`area.${weakest.area}`) }) : caption}
      isTold={weakest !== null}
      caption={caption}
      head={
        <>
          <th scope="col">{t('skills.area_head')}</th>
          {LEVELS_SHOWN.map(([level]) => (
            <th scope="col" className="num" key={level}>
              {t(`area_level.${level}`)}
            </th>
          ))}
          {nonUsers ? (
            <th scope="col" className="num">
              {t('level.NA')}
            </th>
          ) : null}
          <th scope="col" className="num">
            {t('skills.at_least_basic')}
            <small>{t('skills.interval_head')}</small>
          </th>
        </>
      }
      published={published}
      bars={AREAS.length}
      spec={spec}
    >
      {summary.areas.map(({ area, atLeastBasic, shares }) => (
        <tr key={area}>
          <th scope="row">{t(`area.${area}`)}</th>
          {LEVELS_SHOWN.map(([level]) => shareCell(level, shares[level], words))}
          {nonUsers ? shareCell('NA', nonUsers.interval?.share ?? null, words) : null}
          {shareWithRange(atLeastBasic.interval, words)}
          {published.map(({ geo }) => {
            const reference = comparison?.areas[area].find((known) => known.geo === geo);
            return <td key={geo}>{reference ? formats.percent(reference.value / 100) : null}</td>;
          })}
        </tr>
      ))}
    </SkillsPicture>
  );
}

/** Columns and bars from above basic to none, each with its look. */
const LEVELS_SHOWN = [
  ['AB', 2],
  ['B', 8],
  ['none', 4],
] as const;
const LOOK_OF_NON_USERS = 7;

/** The area in which the fewest are at least basic; null while one is hidden, or where two have as few. */
function weakestOf({ areas }: BaselineSummary) {
  const shares = areas.flatMap(({ area, atLeastBasic: { interval } }) =>
    interval ? [{ area, percent: Math.round(interval.share * 100) }] : [],
  );
  const [first, second] = shares.toSorted((a, b) => a.percent - b.percent);
  if (!first || shares.length < areas.length) return null;
  return first.percent === second?.percent ? null : first;
}

/** People who do not use the internet belong to no area, and to the whole of each; absent when only users count. */
function nonUsersOf({ levels }: BaselineSummary): Proportion | undefined {
  return levels.find(({ level }) => level === 'NA');
}

function useChart(summary: BaselineSummary, comparison: Comparison | null): () => ChartSpec {
  const { t, i18n } = useTranslation('insights');
  return useCallback(() => {
    const nonUsers = nonUsersOf(summary);
    const percent = (share: number | null) => (share === null ? null : share * 100);
    return {
      direction: 'rows',
      stacked: true,
      percent: true,
      labels: AREAS.map((area) => t(`area.${area}`)),
      series: [
        ...LEVELS_SHOWN.map(([level, look]) => ({
          label: t(`area_level.${level}`),
          values: summary.areas.map(({ shares }) => percent(shares[level])),
          look,
        })),
        ...(nonUsers
          ? [
              {
                label: t('level.NA'),
                values: AREAS.map(() => percent(nonUsers.interval?.share ?? null)),
                look: LOOK_OF_NON_USERS,
              },
            ]
          : []),
      ],
      whiskers: summary.areas.map(({ atLeastBasic: { interval } }) =>
        interval ? { low: interval.low * 100, high: interval.high * 100 } : null,
      ),
      marks: (comparison?.areas.IL ?? []).map(({ geo, year }) => ({
        label: `${t(`place.short.${geo}`)} ${year}`,
        values: AREAS.map(
          (area) => comparison?.areas[area].find((known) => known.geo === geo)?.value ?? null,
        ),
      })),
      hidden: t('hidden.chart'),
      locale: i18n.language,
    };
  }, [summary, comparison, t, i18n.language]);
}
