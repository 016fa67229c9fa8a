import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { TextField } from '../ui/fields.tsx';
import { PIN_MAX, PIN_MIN } from './pin-rules.ts';

/** A PIN to be chosen, twice, since nobody sees what is typed. */
export function NewPinFields({ errors }: { readonly errors: FieldErrors | undefined }) {
  const { t } = useTranslation('handover');
  const pad = { type: 'password', inputMode: 'numeric', autoComplete: 'off', maxLength: PIN_MAX } as const;
  return (
    <>
      <TextField
        name="pin"
        label={t('pin.chosen')}
        hint={t('pin.hint', { min: PIN_MIN, max: PIN_MAX })}
        errors={errors}
        {...pad}
      />
      <TextField name="pin_again" label={t('pin.again')} errors={errors} {...pad} />
    </>
  );
}
