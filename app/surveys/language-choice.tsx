import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES } from '../platform/language-names.ts';
import type { CitizenLanguage } from '../platform/languages.ts';

/**
 * The languages a questionnaire is offered in, each by its own name: buttons of the form around them, folded away
 * behind the language on screen.
 */
export function LanguageChoice({
  language,
  offered,
}: {
  readonly language: CitizenLanguage;
  readonly offered: readonly CitizenLanguage[];
}) {
  const { t } = useTranslation('ask');
  return (
    <details className="ask__languages">
      <summary>
        <span className="visually-hidden">{t('language')}: </span>
        {LANGUAGE_NAMES[language]}
      </summary>
      <div className="ask__language-list">
        {offered
          .filter((other) => other !== language)
          .map((other) => (
            <button
              key={other}
              type="submit"
              name="go"
              value={other}
              lang={other}
              dir="auto"
              className="ask__other"
            >
              {LANGUAGE_NAMES[other]}
            </button>
          ))}
      </div>
    </details>
  );
}
