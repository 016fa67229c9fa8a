import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import type { PopulationSkills } from './skills-picture.tsx';

/** The headline of a population: how many answered, how many are at least basic, what that is set beside. */
export function SkillsWhole({ summary, population, comparison }: Omit<PopulationSkills, 'finding'>) {
  const { t } = useTranslation('insights');
  const formats = useFormats();
  const { n, unreliable, atLeastBasic } = summary;
  const { interval } = atLeastBasic;
  return (
    <>
      <dl className="figures">
        <div>
          <dt>{t('skills.at_least_basic')}</dt>
          <dd className={interval ? undefined : 'figures__hidden'}>
            {interval ? formats.percent(interval.share) : t('hidden.other')}
          </dd>
          <dd className="figures__note">
            {interval
              ? t('skills.interval', {
                  low: formats.percent(interval.low),
                  high: formats.percent(interval.high),
                })
              : null}
          </dd>
          <dd className="figures__note">
            {t(`skills.${population}.of`, { count: n ?? 0, number: formats.number(n ?? 0) })}
          </dd>
        </div>
        {(comparison?.atLeastBasic ?? []).map(({ geo, year, value }) => (
          <div key={geo}>
            <dt>{t(`place.${geo}`)}</dt>
            <dd>{formats.percent(value / 100)}</dd>
            <dd className="figures__note">{t('skills.published', { year })}</dd>
          </div>
        ))}
      </dl>
      {unreliable ? <p className="notice notice--warn">{t('skills.unreliable')}</p> : null}
    </>
  );
}
