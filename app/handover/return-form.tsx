import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { TextField } from '../ui/fields.tsx';
import { PIN_MAX } from './pin-rules.ts';
import type { WaysBack } from './take-back.server.ts';

/** For whoever helps: the PIN, or the password when the PIN is forgotten or was wrong too often. */
export function ReturnForm({
  ways,
  errors,
}: {
  readonly ways: WaysBack;
  readonly errors: FieldErrors | undefined;
}) {
  const { t } = useTranslation('handover');
  return (
    <section className="ask__staff" aria-labelledby="staff">
      <h2 id="staff">{t('return.staff')}</h2>
      {ways.pin ? (
        <form method="post" className="form" noValidate>
          <TextField
            name="pin"
            type="password"
            inputMode="numeric"
            autoComplete="off"
            maxLength={PIN_MAX}
            label={t('return.pin')}
            errors={errors}
          />
          <Send label={t('return.button')} />
        </form>
      ) : null}
      {ways.password ? (
        <details className="ask__fold" open={!ways.pin || errors?.password !== undefined}>
          <summary>{t(ways.pin ? 'return.no_pin' : 'return.pin_off')}</summary>
          <form method="post" className="form" noValidate>
            <TextField
              name="password"
              type="password"
              autoComplete="off"
              label={t('return.password')}
              errors={errors}
            />
            <Send label={t('return.button')} />
          </form>
        </details>
      ) : (
        <details className="ask__fold" open={!ways.pin}>
          <summary>{t('return.no_pin')}</summary>
          <form method="post">
            <input type="hidden" name="leave" value="1" />
            <p>{t('return.leave_text')}</p>
            <Send label={t('return.leave')} />
          </form>
        </details>
      )}
    </section>
  );
}

function Send({ label }: { readonly label: string }) {
  return (
    <div className="ask__buttons">
      <button type="submit" className="ask__other">
        {label}
      </button>
    </div>
  );
}
