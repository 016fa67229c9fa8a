import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { BaselineSummary } from '../baselines/baseline-summary.ts';
import type { ChartSpec } from '../ui/chart-spec.ts';
import { useFormats } from '../ui/format.ts';
import type { Comparison } from './comparison.ts';
import { shareCells } from './share-cells.tsx';
import { type PopulationSkills, SkillsPicture } from './skills-picture.tsx';

/** Looks of the levels from above basic to no internet: cold to warm, and none only told by its colour. */
const LOOKS = [2, 8, 3, 1, 4, 5, 7];

/** The seven levels as one bar, with the last published distributions under it. */
export function SkillsLevels({ finding, summary, population, comparison }: PopulationSkills) {
  const { t } = useTranslation('insights');
  const formats = useFormats();
  const words = { hidden: t('hidden.other'), formats };
  const caption = t(`skills.levels.${population}`);
  const spec = useChart(summary, comparison);
  const published = comparison?.levels ?? [];
  return (
    <SkillsPicture
      finding={finding}
      caption={caption}
      head={
        <>
          <th scope="col">{t('skills.level_head')}</th>
          <th scope="col" className="num">
            {t('metrics:uniques.name')}
          </th>
          <th scope="col" className="num">
            {t('skills.share')}
          </th>
          <th scope="col" className="num">
            {t('skills.interval_head')}
          </th>
        </>
      }
      published={published}
      bars={1 + published.length}
      spec={spec}
    >
      {summary.levels.map(({ level, ...proportion }) => (
        <tr key={level}>
          <th scope="row">{t(`level.${level}`)}</th>
          {shareCells(proportion, words)}
          {published.map(({ geo, values }) => (
            <td key={geo}>{formats.percent(values[level] / 100)}</td>
          ))}
        </tr>
      ))}
    </SkillsPicture>
  );
}

function useChart(summary: BaselineSummary, comparison: Comparison | null): () => ChartSpec {
  const { t, i18n } = useTranslation('insights');
  return useCallback(() => {
    const published = comparison?.levels ?? [];
    const { interval } = summary.atLeastBasic;
    return {
      direction: 'rows',
      stacked: true,
      percent: true,
      labels: [
        t('skills.these_people'),
        ...published.map(({ geo, year }) => `${t(`place.short.${geo}`)} ${year}`),
      ],
      series: summary.levels.map(({ level, interval: share }, index) => ({
        label: t(`level.${level}`),
        values: [share ? share.share * 100 : null, ...published.map(({ values }) => values[level])],
        look: LOOKS[index] ?? 0,
      })),
      marks: (comparison?.atLeastBasic ?? []).map(({ geo, year, value }) => ({
        label: `${t(`place.short.${geo}`)} ${year}`,
        values: [value, ...published.map(() => null)],
      })),
      whiskers: [
        interval ? { low: interval.low * 100, high: interval.high * 100 } : null,
        ...published.map(() => null),
      ],
      hidden: t('hidden.chart'),
      locale: i18n.language,
    };
  }, [summary, comparison, t, i18n.language]);
}
