import { useTranslation } from 'react-i18next';
import type { KeptForm } from '../platform/problem.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { TextField } from '../ui/fields.tsx';
import { Link } from '../ui/link.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { Onward } from './kept-form.tsx';

/** E-mail and password; `kept` travels along and is offered again after signing in. */
export function SignInForm({
  next,
  kept,
  errors,
  email,
}: {
  next: string;
  kept?: KeptForm;
  errors?: FieldErrors;
  email?: string;
}) {
  const { t } = useTranslation('access');
  return (
    <form method="post" action="/sign-in" className="form">
      <Onward next={next} kept={kept} />
      <TextField
        name="email"
        type="email"
        label={t('email')}
        autoComplete="username"
        defaultValue={email}
        errors={errors}
        required
      />
      <TextField
        name="password"
        type="password"
        label={t('password')}
        autoComplete="current-password"
        errors={errors}
        required
      />
      <SendBar label={t('sign_in')}>
        <Link to="/password-reset">{t('forgotten')}</Link>
      </SendBar>
    </form>
  );
}
