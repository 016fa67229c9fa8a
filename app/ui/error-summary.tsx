import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldErrors } from './field-errors.ts';

/** What is wrong with a form, at its top, with links to the fields; takes the focus when it appears. */
export function ErrorSummary({
  errors,
  title,
  fieldsAt = '',
}: {
  readonly errors: FieldErrors | undefined;
  /** Instead of the usual one: where citizens read, who may have another language than the staff. */
  readonly title?: string;
  /** The address of the page that has the fields, where it is another one; null where none has. */
  readonly fieldsAt?: string | null;
}) {
  const { t } = useTranslation('ui');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors) box.current?.focus();
  }, [errors]);
  if (!errors || Object.keys(errors).length === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{title ?? t('errors.title')}</h2>
      <ul>
        {Object.entries(errors).map(([field, error]) => (
          <li key={field}>
            {fieldsAt === null ? (
              t(error.key, error.words ?? {})
            ) : (
              <a href={`${fieldsAt}#${field}`}>{t(error.key, error.words ?? {})}</a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
