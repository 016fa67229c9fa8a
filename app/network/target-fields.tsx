import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { MEASURES, STEPS, stepField } from './target-steps.ts';

const COLUMNS = ['due', ...MEASURES] as const;

/** The targets of a programme: a row for each of five days, a field for each thing counted. */
export function TargetFields({
  values,
  errors,
}: {
  values: Readonly<Record<string, string>>;
  errors: FieldErrors | undefined;
}) {
  const { t } = useTranslation('network');
  return (
    <fieldset className="field" id="targets" aria-describedby="targets-hint">
      <legend>
        {t('targets.title')} <span className="field__optional">{t('targets.optional')}</span>
      </legend>
      <p className="field__hint" id="targets-hint">
        {t('targets.hint')}
      </p>
      <ol className="target-steps">
        {STEPS.map((step) => (
          <li key={step}>
            <fieldset>
              <legend>{t('targets.step', { step })}</legend>
              {COLUMNS.map((column) => (
                <StepField key={column} step={step} column={column} values={values} errors={errors} />
              ))}
            </fieldset>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}

function StepField({
  step,
  column,
  values,
  errors,
}: {
  step: number;
  column: (typeof COLUMNS)[number];
  values: Readonly<Record<string, string>>;
  errors: FieldErrors | undefined;
}) {
  const { t } = useTranslation('network');
  const name = stepField(step, column);
  const error = errors?.[name];
  return (
    <div className={error ? 'field field--wrong' : 'field'}>
      <label htmlFor={name}>{t(`targets.${column}`)}</label>
      {error ? (
        <p className="field__error" id={`${name}-error`}>
          {t(error.key, error.words ?? {})}
        </p>
      ) : null}
      <input
        className="input"
        id={name}
        name={name}
        {...(column === 'due' ? { type: 'date' } : { inputMode: 'numeric' as const, autoComplete: 'off' })}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
        defaultValue={values[name]}
      />
    </div>
  );
}
