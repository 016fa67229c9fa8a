import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { TextField } from '../ui/fields.tsx';
import { CODE_LENGTH } from './code-error.ts';

/** Where a fiscal code is typed or scanned; the reader ends with Enter, which sends the form. */
export function CodeField({
  errors,
  typed,
  label,
  hint,
  focus = true,
}: {
  errors?: FieldErrors;
  typed?: string;
  label?: string;
  hint?: string;
  /** A page with this one job takes the focus: the scanner types wherever it is. */
  focus?: boolean;
}) {
  const { t } = useTranslation('code');
  return (
    <TextField
      name="code"
      label={label ?? t('label')}
      hint={hint ?? t('hint')}
      errors={errors}
      defaultValue={typed}
      className="input--code"
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={CODE_LENGTH}
      autoFocus={focus}
    />
  );
}
