import { useTranslation } from 'react-i18next';
import type { FieldError } from '../ui/field-errors.ts';
import { Notice } from '../ui/notice.tsx';

/** What she should know before she saves; where nothing is wrong, the same button saves it all the same. */
export function WarningList({
  answer,
  hasErrors,
}: {
  answer: { readonly warnings: readonly FieldError[] } | undefined;
  hasErrors: boolean;
}) {
  const { t } = useTranslation('courses');
  if (!answer || answer.warnings.length === 0) return null;
  return (
    <Notice tone="warn" answer={hasErrors ? undefined : answer}>
      <div>
        <p>{t(hasErrors ? 'preview.warnings' : 'lesson.sure')}</p>
        <ul className="warnings">
          {answer.warnings.map(({ key, words }) => (
            <li key={`${key} ${Object.values(words ?? {}).join()}`}>{t(key, words ?? {})}</li>
          ))}
        </ul>
      </div>
    </Notice>
  );
}
