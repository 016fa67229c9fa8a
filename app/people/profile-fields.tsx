import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { ChipsField, type Choice, SelectField, TextField } from '../ui/fields.tsx';
import type { Typed } from '../ui/typed.ts';
import type { ProfileChoices } from './profile-form.server.ts';

interface ProfilePage {
  readonly coded: boolean;
  readonly keepsNames: boolean;
  readonly choices: ProfileChoices;
  readonly known: Readonly<Record<string, string | null>>;
}

/** The fields of the profile: one tap where the list is short. Everything is optional. */
export function ProfileFields({
  page,
  errors,
  typed,
}: {
  page: ProfilePage;
  errors?: FieldErrors;
  typed: Typed;
}) {
  const { t } = useTranslation('people');
  const { choices, known, coded, keepsNames } = page;
  const text = (name: string) => typed.text(name, known[name] ?? '');
  const field = (name: string) => ({ name, label: t(`profile.${name}`), errors, optional: true });
  const chips = (list: readonly Choice[], name: string) => (
    <ChipsField
      {...field(name)}
      choices={[...list, { value: '', label: t('profile.not_said') }]}
      chosen={[text(name)]}
    />
  );
  const select = (list: readonly Choice[], name: string) => (
    <SelectField {...field(name)} choices={list} defaultValue={text(name)} empty={t('profile.not_said')} />
  );
  const line = (name: string, type = 'text') => (
    <TextField {...field(name)} type={type} defaultValue={text(name)} autoComplete="off" />
  );
  return (
    <>
      {coded ? null : (
        <>
          {chips(choices.gender, 'gender')}
          <TextField
            {...field('birth_year')}
            hint={t('profile.birth_year_hint')}
            defaultValue={text('birth_year')}
            inputMode="numeric"
            className="input--short"
            autoComplete="off"
          />
        </>
      )}
      {chips(choices.occupation, 'occupation')}
      {chips(choices.citizenship, 'citizenship')}
      <div className="form form--row">
        {select(choices.education, 'education')}
        {select(choices.province, 'province')}
        {select(choices.language, 'language')}
      </div>
      {keepsNames ? (
        <div className="form form--row">
          {line('given_name')}
          {line('family_name')}
          {line('phone', 'tel')}
          {line('email', 'email')}
        </div>
      ) : null}
    </>
  );
}
