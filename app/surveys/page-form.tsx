import { type FormEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CitizenLanguage } from '../platform/languages.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FieldErrors } from '../ui/field-errors.ts';
import { PageTop, StaleNote } from './page-top.tsx';
import { Progress } from './progress.tsx';
import { QuestionRows } from './question-rows.tsx';
import type { SaveState } from './saver.ts';
import { SavingNote } from './saving-note.tsx';
import type { PageScreen } from './screen.ts';

/** One page of a questionnaire for the citizen: a plain form, which the browser may take over (`onSubmit`). */
export function PageForm({
  title,
  language,
  languages,
  screen,
  errors,
  revision,
  stale,
  saving,
  onChange,
  onSubmit,
  ...answersTo
}: {
  readonly title: string;
  readonly language: CitizenLanguage;
  /** Those to choose from. */
  readonly languages: readonly CitizenLanguage[];
  readonly screen: PageScreen;
  readonly errors: FieldErrors | undefined;
  /** What the page was made from; null when it is not known. */
  readonly revision: number | null;
  /** The page was sent, and the answers had become others meanwhile. */
  readonly stale: boolean;
  readonly saving: SaveState | null;
  readonly onChange: (event: FormEvent<HTMLFormElement>) => void;
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  readonly onRetry: () => void;
  readonly onKeepMine: () => void;
  readonly onTakeStored: () => void;
}) {
  const { t } = useTranslation('ask');
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(screen.name);
  useEffect(() => {
    if (shown.current === screen.name) return;
    shown.current = screen.name;
    heading.current?.focus();
    window.scrollTo(0, 0);
  }, [screen.name]);
  return (
    <form method="post" className="ask" onChange={onChange} onSubmit={onSubmit} noValidate>
      <PageTop title={title} language={language} languages={languages} screen={screen} revision={revision} />
      <Progress
        text={t('progress', { at: screen.index + 1, of: screen.total })}
        at={screen.index + 1}
        of={screen.total}
      />
      <h1 ref={heading} tabIndex={-1}>
        {screen.title}
      </h1>
      {stale ? <StaleNote /> : null}
      <ErrorSummary errors={errors} title={t('problem')} />
      {screen.questions.map((question) => (
        <QuestionRows key={`${screen.name} ${question.name}`} question={question} errors={errors} />
      ))}
      <div className="ask__buttons">
        <button type="submit" name="go" value="next" className="ask__main">
          {t('next')}
        </button>
        {screen.index > 0 ? (
          <button type="submit" name="go" value="back" className="ask__other">
            {t('back')}
          </button>
        ) : null}
        {screen.questions.some((question) => question.mayBeSkipped) ? (
          <button type="submit" name="go" value="skip" className="ask__other">
            {t('skip')}
          </button>
        ) : null}
        <button type="submit" name="go" value="stop" className="ask__quiet">
          {t('stop')}
        </button>
      </div>
      <SavingNote state={saving} {...answersTo} />
    </form>
  );
}
