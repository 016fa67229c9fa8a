import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { UploadField } from '../ui/upload-field.tsx';

/** Where the file is chosen; how large it may be is said beside it. */
export function FileField({ errors }: { errors: FieldErrors | undefined }) {
  const { t } = useTranslation('references');
  return (
    <UploadField
      name="file"
      accept=".csv,.json,text/csv,application/json"
      label={t('upload.file')}
      hint={t('upload.file_hint')}
      errors={errors}
    />
  );
}
