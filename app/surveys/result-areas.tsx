import { useTranslation } from 'react-i18next';
import type { AreaWords } from './result-words.ts';

/** The five areas: words first, a bar beside them that says nothing the words do not. */
export function ResultAreas({ areas }: { readonly areas: readonly AreaWords[] }) {
  const { t } = useTranslation(['surveys', 'result']);
  return (
    <ul className="levels">
      {areas.map(({ area, level, name, levelName, sentence, next }) => (
        <li key={area}>
          <h2>
            {t(name)}: <span className="levels__word">{t(levelName)}</span>
          </h2>
          <div className={`levels__bar levels__bar--${level}`} aria-hidden="true">
            <i />
            <i />
          </div>
          {sentence ? <p>{t(sentence)}</p> : null}
          <p className="levels__next">
            {level === 'skipped' ? null : <strong>{t('outcome.next')} </strong>}
            {t(next)}
          </p>
        </li>
      ))}
    </ul>
  );
}
