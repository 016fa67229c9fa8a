import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { ChipsField, TextField } from '../ui/fields.tsx';
import type { Typed } from '../ui/typed.ts';
import { typedChoice } from '../ui/usual-choice.ts';
import { AskedFields } from './asked-fields.tsx';
import type { ProfileChoices } from './profile-form.server.ts';
import type { UsualProfile } from './usual-profile.ts';

interface ProfilePage {
  readonly coded: boolean;
  readonly keepsNames: boolean;
  readonly choices: ProfileChoices;
  readonly usual: UsualProfile;
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
  const line = (name: string, type = 'text') => (
    <TextField {...field(name)} type={type} defaultValue={text(name)} autoComplete="off" />
  );
  return (
    <>
      {coded ? null : (
        <>
          <ChipsField
            {...field('gender')}
            choices={[...choices.gender, { value: '', label: t('profile.not_said') }]}
            chosen={[text('gender')]}
          />
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
      <AskedFields
        choices={choices}
        usual={page.usual}
        chosen={(name) => typedChoice(typed, name, known[name] ?? '')}
        canClear={() => true}
        errors={errors}
      />
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
