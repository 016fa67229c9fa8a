import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import type { Card } from './load-card.server.ts';
import type { Skills } from './read-skills.server.ts';

const STEPS = { none: 0, skipped: 0, B: 1, AB: 2 } as const;

/** Five areas as small bars with words, from the latest finished questionnaire; what has changed since the first below. */
export function SkillsPanel({ skills, change }: { skills: Skills | null; change: Card['change'] }) {
  const { t } = useTranslation(['card', 'result']);
  const formats = useFormats();
  if (skills === null) return null;
  return (
    <section className="panel" aria-labelledby="skills">
      <h2 id="skills">{t('card:skills.title')}</h2>
      {skills.areas.length === 0 ? (
        <p>{t('card:skills.offline')}</p>
      ) : (
        <dl className="levels">
          {skills.areas.map(({ area, level, name, levelName }) => (
            <div key={area}>
              <dt>{t(name)}</dt>
              <dd>
                <span className={`levels__bar levels__bar--${STEPS[level]}`} aria-hidden="true" />
                {t(levelName)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="code">{t('card:skills.source', { day: formats.day(skills.day) })}</p>
      {change ? <Changed change={change} /> : null}
    </section>
  );
}

/** Area by area what is new and what was not named this time; never more or less in numbers. */
function Changed({ change }: { change: NonNullable<Card['change']> }) {
  const { t } = useTranslation(['card', 'result']);
  const formats = useFormats();
  const { kind, since, areas } = change;
  return (
    <>
      <h3>{t('card:change.title', { day: formats.date(since) })}</h3>
      {kind === 'both' ? null : <p>{t(`card:change.${kind}`)}</p>}
      {areas.length === 0 ? null : (
        <dl>
          {areas.map(({ area, kind: word, gained, lost }) => (
            <div key={area}>
              <dt>{t(`result:area.${area}.name`)}</dt>
              {gained.length > 0 ? <dd>{t('card:change.more', { what: gained.join('; ') })}</dd> : null}
              {lost.length > 0 ? <dd>{t('card:change.less', { what: lost.join('; ') })}</dd> : null}
              {word === 'same' || word === 'skipped' ? <dd>{t(`card:change.${word}`)}</dd> : null}
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
