import { useTranslation } from 'react-i18next';
import type { KeptForm } from '../platform/problem.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FieldErrors } from '../ui/field-errors.ts';
import { TextField } from '../ui/fields.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import type { Ways } from './finish-sign-in.server.ts';
import { Onward } from './kept-form.tsx';
import { PasskeyForm } from './passkey-form.tsx';

const HERE = '/sign-in/factor';

/** The second step of signing in: the ways the person has, the usual ones first. */
export function FactorForms({
  ways,
  next,
  kept,
  errors,
}: {
  ways: Ways;
  next: string;
  kept?: KeptForm | null;
  errors?: FieldErrors;
}) {
  const { t } = useTranslation('sign-in');
  return (
    <div className="panel panel--narrow">
      <h1>{t('factor.title')}</h1>
      <p>{t('factor.text')}</p>
      <ErrorSummary errors={errors} />
      {ways.passkey ? (
        <PasskeyForm action={HERE} asks="step" label={t('passkey.use')} next={next} kept={kept} />
      ) : null}
      {ways.totp ? (
        <form method="post" action={HERE} className="form" noValidate>
          <Onward next={next} kept={kept} />
          <TextField
            name="code"
            label={t('factor.code')}
            hint={t('factor.code_hint')}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            errors={errors}
          />
          <SendBar label={t('factor.go_on')} />
        </form>
      ) : null}
      {ways.recovery ? (
        <details className="fold" open={errors?.recovery !== undefined}>
          <summary>{t('factor.recovery_summary')}</summary>
          <form method="post" action={HERE} className="form" noValidate>
            <Onward next={next} kept={kept} />
            <TextField
              name="recovery"
              label={t('factor.recovery')}
              hint={t('factor.recovery_hint')}
              autoComplete="off"
              spellCheck={false}
              maxLength={60}
              errors={errors}
            />
            <SendBar label={t('factor.recovery_use')} look="plain" />
          </form>
        </details>
      ) : null}
      <p>{t('factor.none')}</p>
    </div>
  );
}
