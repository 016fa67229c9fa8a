import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FieldErrors } from '../ui/field-errors.ts';
import type { AloneScreen } from './alone-question.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { LineNote } from './line-note.tsx';
import { useSendOverLine } from './use-send-over-line.ts';

/** Before the first question: what it is about and that nobody has to; `children` says where it comes from. */
export function AloneBeginning({
  base,
  title,
  language,
  languages,
  about,
  children,
}: AloneScreen & { readonly about: string; readonly children?: ReactNode }) {
  const { t } = useTranslation('ask');
  const { line, onSubmit, onFollow, onRetry } = useSendOverLine();
  return (
    <form method="post" action={base} className="ask" onSubmit={onSubmit}>
      <div className="ask__top ask__top--end">
        <LanguageChoice language={language} offered={languages} />
      </div>
      <h1>{title}</h1>
      {about ? <p className="ask__first">{about}</p> : null}
      <p>{t('own.rules')}</p>
      {children}
      <div className="ask__buttons">
        <a className="ask__main" href={`${base}?page=1`} onClick={onFollow}>
          {t('own.begin')}
        </a>
        <button type="submit" name="go" value="stop" className="ask__quiet">
          {t('stop')}
        </button>
      </div>
      <LineNote line={line} onRetry={onRetry} isFirst />
    </form>
  );
}

/** After the last question: the last word before the answers can no longer be changed. */
export function AloneEnd({
  base,
  isWhole,
  text,
  button,
  errors,
}: Pick<AloneScreen, 'base'> & {
  /** Every question has an answer. */
  readonly isWhole: boolean;
  readonly text: string;
  readonly button: string;
  readonly errors: FieldErrors | undefined;
}) {
  const { t } = useTranslation('ask');
  const { line, onSubmit, onFollow, onRetry } = useSendOverLine();
  return (
    <form method="post" action={`${base}/completion`} className="ask" onSubmit={onSubmit}>
      <h1>{t(isWhole ? 'completion.title' : 'completion.not_yet')}</h1>
      <ErrorSummary errors={errors} title={t('problem')} />
      {isWhole ? <p>{text}</p> : null}
      <div className="ask__buttons">
        {isWhole ? (
          <button type="submit" className="ask__main">
            {button}
          </button>
        ) : null}
        <a className={isWhole ? 'ask__other' : 'ask__main'} href={`${base}?page=999`} onClick={onFollow}>
          {t(isWhole ? 'back' : 'completion.go_on')}
        </a>
      </div>
      <LineNote line={line} onRetry={onRetry} />
    </form>
  );
}
