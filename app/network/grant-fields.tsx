import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { type Choice, type ChoiceGroup, SelectField, TextField } from '../ui/fields.tsx';
import type { GrantChoices } from './grant-scopes.server.ts';

/** How a grant words the fields that other forms have too. */
export const GRANT_LABELS = { starts_on: 'grants.starts_on', ends_on: 'grants.ends_on' } as const;

/** Role, place and days of a grant. */
export function GrantFields({
  choices,
  values,
  errors,
}: {
  choices: GrantChoices;
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
        choices={choices.roles.map((value) => ({ value, label: t(`grants.roles.${value}`) }))}
      />
      <SelectField
        name="scope"
        label={t('grants.scope')}
        errors={errors}
        defaultValue={values.scope}
        choices={useScopeChoices(choices)}
      />
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

/** Where a grant may hold, as the form sends it: sites, organisations, the whole network. */
export function useScopeChoices({ sites, organisations, network }: GrantChoices): (Choice | ChoiceGroup)[] {
  const { t } = useTranslation('network');
  const group = (kind: 'site' | 'organisation', label: string, all: GrantChoices['sites']) => ({
    label,
    choices: all.map(({ id, name }) => ({ value: `${kind}:${id}`, label: name })),
  });
  return [
    group('site', t('nav.sites'), sites),
    ...(organisations.length > 0 ? [group('organisation', t('nav.organisations'), organisations)] : []),
    ...(network ? [{ value: 'network', label: t('grants.scope_network') }] : []),
  ];
}
