import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import type { Skills } from './read-skills.server.ts';

const STEPS = { none: 0, skipped: 0, B: 1, AB: 2 } as const;

/** Five areas as small bars with words, from the latest finished questionnaire. */
export function SkillsPanel({ skills }: { skills: Skills | null }) {
  const { t } = useTranslation(['people', 'result']);
  const formats = useFormats();
  if (skills === null) return null;
  return (
    <section className="panel" aria-labelledby="skills">
      <h2 id="skills">{t('people:skills.title')}</h2>
      {skills.areas.length === 0 ? (
        <p>{t('people:skills.offline')}</p>
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
      <p className="code">{t('people:skills.source', { day: formats.day(skills.day) })}</p>
    </section>
  );
}
