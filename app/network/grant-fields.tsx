import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { SelectField, TextField } from '../ui/fields.tsx';
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
      <ScopeField choices={choices} value={values.scope} errors={errors} />
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

function ScopeField({
  choices,
  value,
  errors,
}: {
  choices: GrantChoices;
  value: string | undefined;
  errors: FieldErrors | undefined;
}) {
  const { t } = useTranslation('network');
  const error = errors?.scope;
  return (
    <div className={error ? 'field field--wrong' : 'field'}>
      <label htmlFor="scope">{t('grants.scope')}</label>
      {error ? (
        <p className="field__error" id="scope-error">
          {t(error.key, error.words ?? {})}
        </p>
      ) : null}
      <select
        className="input"
        id="scope"
        name="scope"
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? 'scope-error' : undefined}
      >
        <optgroup label={t('nav.sites')}>
          {choices.sites.map(({ id, name }) => (
            <option key={id} value={`site:${id}`}>
              {name}
            </option>
          ))}
        </optgroup>
        {choices.organisations.length > 0 ? (
          <optgroup label={t('nav.organisations')}>
            {choices.organisations.map(({ id, name }) => (
              <option key={id} value={`organisation:${id}`}>
                {name}
              </option>
            ))}
          </optgroup>
        ) : null}
        {choices.network ? <option value="network">{t('grants.scope_network')}</option> : null}
      </select>
    </div>
  );
}
