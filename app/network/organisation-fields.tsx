import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { SelectField, TextField } from '../ui/fields.tsx';
import { ComuneField } from './comune-field.tsx';
import type { Comune } from './comuni.server.ts';
import { ORGANISATION_KINDS, ORGANISATION_ROLES } from './organisation-words.ts';

/** How an organisation words the fields that other forms have too. */
export const ORGANISATION_LABELS = { role: 'organisations.role' } as const;

/** The fields of an organisation. */
export function OrganisationFields({
  values,
  choices,
  errors,
}: {
  values: Readonly<Record<string, string>>;
  choices?: readonly Comune[];
  errors: FieldErrors | undefined;
}) {
  const { t } = useTranslation('network');
  return (
    <>
      <TextField
        name="name"
        label={t('organisations.name')}
        errors={errors}
        defaultValue={values.name}
        autoComplete="off"
      />
      <SelectField
        name="kind"
        label={t('organisations.kind')}
        errors={errors}
        defaultValue={values.kind}
        choices={ORGANISATION_KINDS.map((value) => ({ value, label: t(`organisations.kinds.${value}`) }))}
      />
      <SelectField
        name="role"
        label={t('organisations.role')}
        errors={errors}
        defaultValue={values.role}
        choices={ORGANISATION_ROLES.map((value) => ({ value, label: t(`organisations.roles.${value}`) }))}
      />
      <ComuneField value={values.comune} choices={choices} errors={errors} />
    </>
  );
}
