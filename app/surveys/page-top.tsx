import { useTranslation } from 'react-i18next';
import type { CitizenLanguage } from '../platform/languages.ts';
import { LanguageChoice } from './language-choice.tsx';
import type { PageScreen } from './screen.ts';

/** How every form of a questionnaire begins: what it was made from, its title, the languages to choose from. */
export function PageTop({
  title,
  language,
  languages,
  screen,
  revision,
}: {
  readonly title: string;
  readonly language: CitizenLanguage;
  readonly languages: readonly CitizenLanguage[];
  readonly screen: PageScreen;
  /** null when it is not known. */
  readonly revision: number | null;
}) {
  const { t } = useTranslation('ask');
  return (
    <>
      {/* Enter means «next», whatever button comes first on the page. */}
      <button type="submit" name="go" value="next" className="visually-hidden" tabIndex={-1} aria-hidden>
        {t('next')}
      </button>
      <input type="hidden" name="page" value={screen.index} />
      <input type="hidden" name="revision" value={revision ?? ''} />
      <div className="ask__top">
        <p className="ask__name">{title}</p>
        <LanguageChoice language={language} offered={languages} />
      </div>
    </>
  );
}

/** The form was sent, and the answers had become others meanwhile. */
export function StaleNote() {
  const { t } = useTranslation('ask');
  return (
    <div className="ask__saving ask__saving--stale" role="alert">
      <p>{t('stale')}</p>
    </div>
  );
}
