import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CitizenLanguage } from '../platform/languages.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FieldErrors } from '../ui/field-errors.ts';
import { LineNote } from './line-note.tsx';
import { FIELD_PREFIX } from './page-answers.ts';
import { PageTop, StaleNote } from './page-top.tsx';
import { Progress } from './progress.tsx';
import { QuestionRows } from './question-rows.tsx';
import type { PageScreen, QuestionScreen } from './screen.ts';
import { useSendOverLine } from './use-send-over-line.ts';
import { useVoice } from './use-voice.ts';

/** What every screen of somebody alone with a questionnaire needs to know. */
export interface AloneScreen {
  /** The questionnaire's address. */
  readonly base: string;
  readonly title: string;
  readonly language: CitizenLanguage;
  readonly languages: readonly CitizenLanguage[];
}

/** One question for somebody alone with it: a plain form, with «back», «skip», «repeat» and «stop» in their places. */
export function AloneQuestion({
  base,
  title,
  language,
  languages,
  screen,
  errors,
  revision,
  isStale,
}: AloneScreen & {
  readonly screen: PageScreen;
  readonly errors: FieldErrors | undefined;
  /** What the screen was made from; null when there is nothing yet. */
  readonly revision: number | null;
  /** It was sent, and the answers had become others meanwhile. */
  readonly isStale: boolean;
}) {
  const { t } = useTranslation('ask');
  const { line, onSubmit, onRetry } = useSendOverLine();
  const [question] = screen.questions;
  return (
    <form method="post" action={base} className="ask" onSubmit={onSubmit} noValidate>
      <PageTop title={title} language={language} languages={languages} screen={screen} revision={revision} />
      <Progress
        text={t('own.question', { at: screen.index + 1, of: screen.total })}
        at={screen.index + 1}
        of={screen.total}
      />
      <h1>{screen.title}</h1>
      {isStale ? <StaleNote /> : null}
      <ErrorSummary errors={errors} title={t('problem')} />
      {question ? <QuestionRows question={question} errors={errors} /> : null}
      <div className="ask__buttons">
        <button type="submit" name="go" value="next" className="ask__main">
          {t('next')}
        </button>
        <button type="submit" name="go" value="back" className="ask__other">
          {t('back')}
        </button>
        <button type="submit" name="go" value="skip" className="ask__other">
          {t('skip')}
        </button>
        {question ? <Repeat question={question} language={language} /> : null}
        <button type="submit" name="go" value="stop" className="ask__quiet">
          {t('stop')}
        </button>
      </div>
      <LineNote line={line} onRetry={onRetry} />
    </form>
  );
}

/** Back to the beginning of the question, which is read aloud where the device has a voice for it. */
function Repeat({ question, language }: { readonly question: QuestionScreen; readonly language: string }) {
  const { t } = useTranslation('ask');
  const say = useVoice(language);
  const place = FIELD_PREFIX + question.name;
  function repeat(event: MouseEvent) {
    event.preventDefault();
    const start = document.getElementById(place);
    start?.scrollIntoView();
    start?.focus({ preventScroll: true });
    say?.([question.title, question.description, ...question.choices.map(({ text }) => text)].join('. '));
  }
  return (
    <a href={`#${place}`} className="ask__other" onClick={repeat}>
      {t('own.repeat')}
    </a>
  );
}
