import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldErrors } from './field-errors.ts';

interface Frame {
  /** Name and id. */
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
  readonly errors?: FieldErrors;
}

/** A value to choose and its words. */
export interface Choice {
  readonly value: string;
  readonly label: ReactNode;
}

/** Choices under a heading of their own. */
export interface ChoiceGroup {
  readonly label: string;
  readonly choices: readonly Choice[];
}

function classOf({ name, errors }: Frame): string {
  return errors?.[name] ? 'field field--wrong' : 'field';
}

function describedBy({ name, hint, errors }: Frame): string | undefined {
  const ids = [hint ? `${name}-hint` : '', errors?.[name] ? `${name}-error` : ''].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

function Notes({ name, hint, errors }: Frame) {
  const { t } = useTranslation('ui');
  const error = errors?.[name];
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

function Label({ label, optional }: Frame) {
  const { t } = useTranslation('ui');
  return (
    <>
      {label}
      {optional ? <span className="field__optional"> ({t('optional')})</span> : null}
    </>
  );
}

/** A control with its label above it, its hint and its error. */
function LabelledField({ frame, children }: { frame: Frame; children: ReactNode }) {
  return (
    <div className={classOf(frame)}>
      <label htmlFor={frame.name}>
        <Label {...frame} />
      </label>
      <Notes {...frame} />
      {children}
    </div>
  );
}

/** What ties the control to its label, its hint and its error. */
function tiesOf(frame: Frame) {
  return {
    id: frame.name,
    name: frame.name,
    'aria-invalid': frame.errors?.[frame.name] ? true : undefined,
    'aria-describedby': describedBy(frame),
  };
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
}: Frame & Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'id'>) {
  const frame = { name, label, hint, optional, errors };
  return (
    <LabelledField frame={frame}>
      <input className={`input ${className}`} {...tiesOf(frame)} {...input} />
    </LabelledField>
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
}: Frame & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name' | 'id'>) {
  const frame = { name, label, hint, optional, errors };
  return (
    <LabelledField frame={frame}>
      <textarea className="input" {...tiesOf(frame)} {...input} />
    </LabelledField>
  );
}

function Option({ value, label }: Choice) {
  return <option value={value}>{label}</option>;
}

/** A list too long for chips; `empty` is the words of «nothing chosen» when that is allowed. */
export function SelectField({
  choices,
  defaultValue,
  empty,
  ...frame
}: Frame & {
  readonly choices: readonly (Choice | ChoiceGroup)[];
  readonly defaultValue?: string;
  readonly empty?: string;
}) {
  return (
    <LabelledField frame={frame}>
      <select className="input" defaultValue={defaultValue} {...tiesOf(frame)}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {choices.map((one) =>
          'choices' in one ? (
            <optgroup key={one.label} label={one.label}>
              {one.choices.map((choice) => (
                <Option key={choice.value} {...choice} />
              ))}
            </optgroup>
          ) : (
            <Option key={one.value} {...one} />
          ),
        )}
      </select>
    </LabelledField>
  );
}

/** Several controls under one label: real radios, check boxes. */
export function GroupField({ children, ...frame }: Frame & { readonly children: ReactNode }) {
  return (
    <fieldset className={classOf(frame)} id={frame.name} tabIndex={-1} aria-describedby={describedBy(frame)}>
      <legend>
        <Label {...frame} />
      </legend>
      <Notes {...frame} />
      {children}
    </fieldset>
  );
}

/** One of a few (or, with `several`, some of them) as large toggle buttons: real radios or check boxes. */
export function ChipsField({
  choices,
  chosen,
  several = false,
  large = false,
  children,
  ...frame
}: Frame & {
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly several?: boolean;
  readonly large?: boolean;
  /** Shown under the chips: «other» fields, a search. */
  readonly children?: ReactNode;
}) {
  return (
    <GroupField {...frame}>
      <div className={large ? 'chips chips--large' : 'chips'}>
        {choices.map((choice) => (
          <label className="chip" key={choice.value}>
            <input
              type={several ? 'checkbox' : 'radio'}
              name={frame.name}
              value={choice.value}
              defaultChecked={chosen.includes(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
      {children}
    </GroupField>
  );
}
