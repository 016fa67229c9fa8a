import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { SelectField, TextField } from '../ui/fields.tsx';

/** Name, address and language of a member of staff. */
export function StaffFields({
  values,
  errors,
}: {
  values: Readonly<Record<string, string>>;
  errors: FieldErrors | undefined;
}) {
  const { t } = useTranslation('network');
  return (
    <div className="form form--row">
      <TextField
        name="full_name"
        label={t('staff.full_name')}
        errors={errors}
        defaultValue={values.full_name}
        autoComplete="off"
      />
      <TextField
        name="email"
        type="email"
        label={t('staff.email')}
        hint={t('staff.email_hint')}
        errors={errors}
        defaultValue={values.email}
        autoComplete="off"
      />
      <SelectField
        name="language"
        label={t('staff.language')}
        errors={errors}
        defaultValue={values.language ?? 'it'}
        choices={(['it', 'en'] as const).map((value) => ({ value, label: t(`staff.languages.${value}`) }))}
      />
    </div>
  );
}
