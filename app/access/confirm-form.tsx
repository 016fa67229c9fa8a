import { useTranslation } from 'react-i18next';
import type { KeptForm } from '../platform/problem.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { TextField } from '../ui/fields.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { Onward } from './kept-form.tsx';

/** Asks somebody signed in for her password again; `kept` travels along and is offered again afterwards. */
export function ConfirmForm({
  next,
  kept,
  errors,
}: {
  next: string;
  kept?: KeptForm | null;
  errors?: FieldErrors;
}) {
  const { t } = useTranslation('access');
  return (
    <form method="post" action="/account/confirmation" className="form" noValidate>
      <Onward next={next} kept={kept} />
      <TextField
        name="password"
        type="password"
        label={t('password')}
        autoComplete="current-password"
        errors={errors}
      />
      <SendBar label={t('confirm.go_on')} />
    </form>
  );
}
