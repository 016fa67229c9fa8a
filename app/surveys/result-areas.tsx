import { useTranslation } from 'react-i18next';
import type { AreaWords } from './result-words.ts';

/** The five areas: words first, a bar beside them that says nothing the words do not. */
export function ResultAreas({ areas }: { readonly areas: readonly AreaWords[] }) {
  const { t } = useTranslation('result');
  return (
    <ul className="outcome">
      {areas.map(({ area, level, name, levelName, sentence, next }) => (
        <li key={area}>
          <h2>
            {t(name)}: <span className="outcome__word">{t(levelName)}</span>
          </h2>
          <div className={`outcome__bar outcome__bar--${level}`} aria-hidden="true">
            <i />
            <i />
          </div>
          {sentence ? <p>{t(sentence)}</p> : null}
          <p>
            {level === 'skipped' ? null : <strong>{t('page.to_try')} </strong>}
            {t(next)}
          </p>
        </li>
      ))}
    </ul>
  );
}
