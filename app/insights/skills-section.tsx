import { useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { summariseShown } from '../baselines/baseline-summary.ts';
import type { DisclosureRules } from '../disclosure/shown.ts';
import { PictureSource } from '../ui/chart.tsx';
import { Link } from '../ui/link.tsx';
import { type Asked, dashboardHref } from './asked.ts';
import type { Dashboard } from './load-dashboard.server.ts';
import { SkillsAreas } from './skills-areas.tsx';
import { SkillsLevels } from './skills-levels.tsx';
import type { PopulationSkills } from './skills-picture.tsx';
import { SkillsWhole } from './skills-whole.tsx';
import type { Years } from './skills-years.ts';
import { UsersSwitch } from './users-switch.tsx';

/** Where people start from: 16–74 as the headline, 75 and over apart, never one number for both. */
export function SkillsSection({
  skills,
  asked,
  rules,
}: {
  skills: NonNullable<Dashboard['skills']>;
  asked: Asked;
  rules: DisclosureRules;
}) {
  const { t } = useTranslation('insights');
  const { underAge, ageUnknown, finding, comparison, usersOnly, years } = skills;
  const adults = useMemo(() => summariseShown(skills.adults), [skills.adults]);
  const older = useMemo(() => summariseShown(skills.older), [skills.older]);
  const source = useContext(PictureSource);
  const inYears = years ? t(wordsOf(years), { ...years }) : null;
  const empty = [adults, older].every(({ n }) => n === 0) && !underAge && !ageUnknown;
  return (
    <section className="skills" id="skills" aria-labelledby="skills-title">
      <h2 id="skills-title">{t('skills.title')}</h2>
      <p className="skills__note">{t('skills.note')}</p>
      {inYears ? <p className="skills__note">{inYears}</p> : null}
      {empty && !usersOnly ? (
        <div className="empty">
          <h3>{t('skills.empty.title')}</h3>
          <p>{t('skills.empty.how')}</p>
          <p>
            <Link to="/instruments">{t('skills.empty.link')}</Link>
          </p>
        </div>
      ) : (
        <>
          <UsersSwitch
            label={t('skills.users.label')}
            usersOnly={usersOnly}
            all={{ to: `${dashboardHref(asked, { users: undefined })}#skills`, words: t('skills.users.all') }}
            only={{ to: `${dashboardHref(asked, { users: 'only' })}#skills`, words: t('skills.users.only') }}
          />
          <PictureSource.Provider value={inYears ? [...source, inYears] : source}>
            <Group
              population="adults"
              finding={t(finding.key, finding.words)}
              summary={adults}
              comparison={comparison}
              rules={rules}
            />
            <Group
              population="older"
              finding={
                older.atLeastBasic.interval
                  ? t('skills.older.share', { percent: Math.round(older.atLeastBasic.interval.share * 100) })
                  : t('skills.older.title')
              }
              summary={older}
              comparison={null}
              rules={rules}
            />
          </PictureSource.Provider>
          {underAge ? <p>{t('skills.under_age', { count: underAge })}</p> : null}
          {ageUnknown ? <p>{t('skills.age_unknown', { count: ageUnknown })}</p> : null}
          <details className="how">
            <summary>
              {t('how')}
              <span className="visually-hidden">: {t('skills.title')}</span>
            </summary>
            <p>{t('skills.how.what')}</p>
            <p>{t('skills.how.levels')}</p>
            <p>{t('skills.how.interval')}</p>
          </details>
          <p className="no-print">
            <Link to="/baselines">{t('skills.more')}</Link> ·{' '}
            <Link to="/methodology">{t('skills.method')}</Link>
          </p>
          {comparison ? (
            <p className="skills__note">{t('skills.sources', { sources: comparison.sources.join('; ') })}</p>
          ) : (
            <p className="skills__note">{t('skills.no_comparison')}</p>
          )}
        </>
      )}
    </section>
  );
}

function wordsOf({ first, last }: Years) {
  if (first === null) return 'skills.so_far';
  return first === last ? 'skills.year' : 'skills.years';
}

function Group({
  population,
  finding,
  summary,
  comparison,
  rules,
}: PopulationSkills & { rules: DisclosureRules }) {
  const { t } = useTranslation('insights');
  const id = `skills-${population}`;
  const hidden = summary.n === null;
  return (
    <section className="panel picture" aria-labelledby={id}>
      <h3 id={id}>{finding}</h3>
      {hidden ? <p>{t('skills.hidden', { min: rules.minDenominator })}</p> : null}
      {summary.n === 0 ? <p>{t(`skills.${population}.nobody`)}</p> : null}
      {summary.n ? (
        <>
          <SkillsWhole summary={summary} population={population} comparison={comparison} />
          <SkillsLevels finding={finding} summary={summary} population={population} comparison={comparison} />
          <SkillsAreas summary={summary} population={population} comparison={comparison} />
        </>
      ) : null}
    </section>
  );
}
