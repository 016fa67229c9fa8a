import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldError, FieldErrors } from './field-errors.ts';

interface FieldFrame {
  /** Name and id. */
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
  readonly errors?: FieldErrors;
}

export interface Choice {
  readonly value: string;
  readonly label: ReactNode;
}

function describedBy(name: string, hint: ReactNode, error: FieldError | undefined): string | undefined {
  const ids = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

function Notes({ name, hint, error }: { name: string; hint: ReactNode; error: FieldError | undefined }) {
  const { t } = useTranslation('ui');
  return (
    <>
      {hint ? (
        <p className="field__hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="field__error" id={`${name}-error`}>
          {t(error.key, error.words ?? {})}
        </p>
      ) : null}
    </>
  );
}

function Optional({ optional }: { optional: boolean | undefined }) {
  const { t } = useTranslation('ui');
  return optional ? <span className="field__optional"> ({t('optional')})</span> : null;
}

/** One-line text, number or date. */
export function TextField({
  name,
  label,
  hint,
  optional,
  errors,
  className = '',
  ...input
}: FieldFrame & Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'id'>) {
  const error = errors?.[name];
  return (
    <div className={error ? 'field field--wrong' : 'field'}>
      <label htmlFor={name}>
        {label}
        <Optional optional={optional} />
      </label>
      <Notes name={name} hint={hint} error={error} />
      <input
        className={`input ${className}`}
        id={name}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(name, hint, error)}
        {...input}
      />
    </div>
  );
}

/** Several lines of text. */
export function LongTextField({
  name,
  label,
  hint,
  optional,
  errors,
  ...input
}: FieldFrame & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name' | 'id'>) {
  const error = errors?.[name];
  return (
    <div className={error ? 'field field--wrong' : 'field'}>
      <label htmlFor={name}>
        {label}
        <Optional optional={optional} />
      </label>
      <Notes name={name} hint={hint} error={error} />
      <textarea
        className="input"
        id={name}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(name, hint, error)}
        {...input}
      />
    </div>
  );
}

/** A list too long for chips; `empty` is the words of «nothing chosen» when that is allowed. */
export function SelectField({
  name,
  label,
  hint,
  optional,
  errors,
  choices,
  defaultValue,
  empty,
}: FieldFrame & {
  readonly choices: readonly Choice[];
  readonly defaultValue?: string;
  readonly empty?: string;
}) {
  const error = errors?.[name];
  return (
    <div className={error ? 'field field--wrong' : 'field'}>
      <label htmlFor={name}>
        {label}
        <Optional optional={optional} />
      </label>
      <Notes name={name} hint={hint} error={error} />
      <select
        className="input"
        id={name}
        name={name}
        defaultValue={defaultValue}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(name, hint, error)}
      >
        {empty === undefined ? null : <option value="">{empty}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** One of a few (or, with `several`, some of them) as large toggle buttons: real radios or check boxes. */
export function ChipsField({
  name,
  label,
  hint,
  optional,
  errors,
  choices,
  chosen,
  several = false,
  large = false,
  children,
}: FieldFrame & {
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly several?: boolean;
  readonly large?: boolean;
  /** Shown under the chips: «other» fields, a search. */
  readonly children?: ReactNode;
}) {
  const error = errors?.[name];
  return (
    <fieldset
      className={error ? 'field field--wrong' : 'field'}
      id={name}
      tabIndex={-1}
      aria-describedby={describedBy(name, hint, error)}
    >
      <legend>
        {label}
        <Optional optional={optional} />
      </legend>
      <Notes name={name} hint={hint} error={error} />
      <div className={large ? 'chips chips--large' : 'chips'}>
        {choices.map((choice) => (
          <label className="chip" key={choice.value}>
            <input
              type={several ? 'checkbox' : 'radio'}
              name={name}
              value={choice.value}
              defaultChecked={chosen.includes(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  );
}
