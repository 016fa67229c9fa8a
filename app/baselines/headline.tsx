import { useTranslation } from 'react-i18next';
import { SkillsAreas } from '../insights/skills-areas.tsx';
import { SkillsLevels } from '../insights/skills-levels.tsx';
import { UsersSwitch } from '../insights/users-switch.tsx';
import { useFormats } from '../ui/format.ts';
import { type Asked, baselinesHref } from './asked.ts';
import { How } from './how.tsx';
import type { BaselinesPage } from './load-page.server.ts';
import type { Note } from './notes.ts';
import { TooSmall } from './too-small.tsx';

/** The headline of 16–74: a sentence nobody can misread, the numbers behind it, levels and areas. */
export function Headline({ page, asked, note }: { page: BaselinesPage; asked: Asked; note: Note }) {
  const { t } = useTranslation('baselines');
  const formats = useFormats();
  const { adults, comparison, usersOnly } = page;
  const { interval } = adults.atLeastBasic;
  const hundredth = (share: number) => formats.number(Math.round(share * 100));
  const sentence = interval
    ? t(usersOnly ? 'headline.users' : 'headline.all', { percent: hundredth(interval.share) })
    : t('headline.title');
  return (
    <section className="panel picture" aria-labelledby="headline">
      <h2 id="headline">{t('headline.title')}</h2>
      <UsersSwitch
        label={t('users.label')}
        usersOnly={usersOnly}
        all={{ to: baselinesHref(asked, { users: undefined }), words: t('users.all') }}
        only={{ to: baselinesHref(asked, { users: 'only' }), words: t('users.only') }}
      />
      {adults.n === null ? (
        <TooSmall asked={asked} why={t('small.why', { min: page.minDenominator })} />
      ) : (
        <>
          {interval ? (
            <p className="baseline__sentence">
              {sentence}{' '}
              {t('headline.interval', { low: hundredth(interval.low), high: hundredth(interval.high) })}
            </p>
          ) : (
            <p>{t('headline.hidden')}</p>
          )}
          {adults.unreliable ? <p className="notice notice--warn">{t('headline.few')}</p> : null}
          <Numbers page={page} />
          <SkillsLevels finding={sentence} summary={adults} population="adults" comparison={comparison} />
          <SkillsAreas summary={adults} population="adults" comparison={comparison} />
          <How note={note} />
        </>
      )}
    </section>
  );
}

function Numbers({ page: { adults, comparison, usersOnly } }: { page: BaselinesPage }) {
  const { t } = useTranslation(['baselines', 'insights']);
  const formats = useFormats();
  const { interval } = adults.atLeastBasic;
  const n = formats.number(adults.n ?? 0);
  return (
    <dl className="figures">
      <div>
        <dt>{t('headline.share')}</dt>
        <dd className={interval ? undefined : 'figures__hidden'}>
          {interval ? formats.percent(interval.share) : t('beside.hidden')}
        </dd>
        {interval ? (
          <dd className="figures__note">
            {t('headline.between', {
              low: formats.percent(interval.low),
              high: formats.percent(interval.high),
            })}
          </dd>
        ) : null}
      </div>
      <div>
        <dt>{t('headline.n')}</dt>
        <dd>{n}</dd>
        <dd className="figures__note">{t(usersOnly ? 'headline.n_users' : 'headline.n_all')}</dd>
      </div>
      <div>
        <dt>{t('headline.effective')}</dt>
        <dd>{n}</dd>
        <dd className="figures__note">{t('headline.effective_note')}</dd>
      </div>
      {(comparison?.atLeastBasic ?? []).map(({ geo, year, value }) => (
        <div key={geo}>
          <dt>{t(`insights:place.${geo}`)}</dt>
          <dd>{formats.hundredths(value)} %</dd>
          <dd className="figures__note">{t('headline.published', { year })}</dd>
        </div>
      ))}
    </dl>
  );
}
