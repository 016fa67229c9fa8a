import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { ChipsField, type Choice, TextField } from '../ui/fields.tsx';
import type { Typed } from '../ui/typed.ts';

/** Somebody without a code: helped and counted; what they tell makes the figures truer. */
export function NewPersonFields({
  genders,
  keepsNames,
  errors,
  typed,
}: {
  genders: readonly Choice[];
  keepsNames: boolean;
  errors: FieldErrors | undefined;
  typed: Typed;
}) {
  const { t } = useTranslation('desk');
  return (
    <>
      <p className="field__hint">{t('nocode.why')}</p>
      <ChipsField
        name="gender"
        label={t('nocode.gender')}
        choices={genders}
        chosen={[typed.text('gender', '')]}
        errors={errors}
        optional
      />
      <TextField
        name="birth_year"
        label={t('nocode.birth_year')}
        inputMode="numeric"
        maxLength={4}
        className="input--short"
        defaultValue={typed.text('birth_year', '')}
        errors={errors}
        optional
      />
      {keepsNames ? (
        <div className="form--inline">
          <TextField
            name="given_name"
            label={t('nocode.given_name')}
            defaultValue={typed.text('given_name', '')}
            errors={errors}
            maxLength={80}
            autoComplete="off"
            optional
          />
          <TextField
            name="family_name"
            label={t('nocode.family_name')}
            defaultValue={typed.text('family_name', '')}
            errors={errors}
            maxLength={80}
            autoComplete="off"
            optional
          />
        </div>
      ) : null}
    </>
  );
}
