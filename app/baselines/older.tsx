import { useTranslation } from 'react-i18next';
import { SkillsAreas } from '../insights/skills-areas.tsx';
import { SkillsLevels } from '../insights/skills-levels.tsx';
import { useFormats } from '../ui/format.ts';
import { How } from './how.tsx';
import type { BaselinesPage } from './load-page.server.ts';
import type { Note } from './notes.ts';

/** People of 75 and more: apart, never in the headline. */
export function Older({ page, note }: { page: BaselinesPage; note: Note }) {
  const { t } = useTranslation('baselines');
  const formats = useFormats();
  const { older, minDenominator } = page;
  const { interval } = older.atLeastBasic;
  const hundredth = (share: number) => formats.number(Math.round(share * 100));
  return (
    <section className="panel picture" aria-labelledby="older">
      <h2 id="older">{t('older.title')}</h2>
      <p>{t('older.lead')}</p>
      {older.n === null ? <p>{t('small.why', { min: minDenominator })}</p> : null}
      {older.n === 0 ? <p>{t('older.nobody')}</p> : null}
      {older.n ? (
        <>
          {interval ? (
            <p>
              {t('older.share', {
                percent: hundredth(interval.share),
                low: hundredth(interval.low),
                high: hundredth(interval.high),
                n: formats.number(older.n),
              })}
            </p>
          ) : (
            <p>{t('headline.hidden')}</p>
          )}
          {older.unreliable ? <p className="notice notice--warn">{t('older.few')}</p> : null}
          <SkillsLevels finding={t('older.title')} summary={older} population="older" comparison={null} />
          <SkillsAreas summary={older} population="older" comparison={null} />
          <How note={note} />
        </>
      ) : null}
    </section>
  );
}

const BESIDE = ['under16', 'ageUnknown', 'incomplete', 'declined'] as const;

/** Who is in none of the shares. */
export function Beside({ beside, note }: { beside: BaselinesPage['beside']; note: Note }) {
  const { t } = useTranslation('baselines');
  const formats = useFormats();
  return (
    <section className="panel" aria-labelledby="beside">
      <h2 id="beside">{t('beside.title')}</h2>
      <dl className="facts">
        {BESIDE.map((name) => {
          const value = beside[name];
          return (
            <div key={name}>
              <dt>{t(`beside.${name}`)}</dt>
              <dd>{value === null ? t('beside.hidden') : formats.number(value)}</dd>
            </div>
          );
        })}
      </dl>
      <p>{t('beside.note')}</p>
      <How note={note} />
    </section>
  );
}
