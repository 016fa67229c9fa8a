import { useTranslation } from 'react-i18next';
import type { Role } from '../access/policy.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { SelectField, TextField } from '../ui/fields.tsx';
import type { Chooser } from './choose-by-name.ts';
import { ChooserField } from './chooser-field.tsx';

/** How a grant words the fields that other forms have too. */
export const GRANT_LABELS = { starts_on: 'grants.starts_on', ends_on: 'grants.ends_on' } as const;

/** Role, place and days of a grant. */
export function GrantFields({
  roles,
  place,
  values,
  errors,
}: {
  /** Those she may give. */
  roles: readonly Role[];
  place: Chooser;
  values: Readonly<Record<string, string>>;
  errors: FieldErrors | undefined;
}) {
  const { t } = useTranslation('network');
  return (
    <div className="form form--row">
      <SelectField
        name="role"
        label={t('grants.role')}
        errors={errors}
        defaultValue={values.role}
        choices={roles.map((value) => ({ value, label: t(`grants.roles.${value}`) }))}
      />
      <ScopeField place={place} errors={errors} />
      <TextField
        name="starts_on"
        type="date"
        label={t('grants.starts_on')}
        errors={errors}
        defaultValue={values.starts_on}
      />
      <TextField
        name="ends_on"
        type="date"
        optional
        label={t('grants.ends_on')}
        errors={errors}
        defaultValue={values.ends_on}
      />
    </div>
  );
}

/** Where a grant is to hold: a site, an organisation, the whole network. */
export function ScopeField({ place, errors }: { place: Chooser; errors: FieldErrors | undefined }) {
  const { t } = useTranslation('network');
  return (
    <ChooserField
      name="scope"
      label={t('grants.scope')}
      chooser={place}
      searchHint={t('grants.scope_hint')}
      errors={errors}
    />
  );
}
