import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import type { Choice } from '../ui/fields.tsx';

/** Any number of a long list, as check boxes; `children` stands above them. */
export function TickList({
  name,
  label,
  choices,
  ticked,
  errors,
  children,
}: {
  name: string;
  label: ReactNode;
  choices: readonly Choice[];
  ticked: readonly string[];
  errors: FieldErrors | undefined;
  children?: ReactNode;
}) {
  const { t } = useTranslation('network');
  const error = errors?.[name];
  return (
    <fieldset
      className={error ? 'field field--wrong' : 'field'}
      id={name}
      tabIndex={-1}
      aria-describedby={error ? `${name}-error` : undefined}
    >
      <legend>{label}</legend>
      {error ? (
        <p className="field__error" id={`${name}-error`}>
          {t(error.key, error.words ?? {})}
        </p>
      ) : null}
      {children}
      <ul className="tick-list">
        {choices.map((choice) => (
          <li key={choice.value}>
            <label className="tick">
              <input
                type="checkbox"
                name={name}
                value={choice.value}
                defaultChecked={ticked.includes(choice.value)}
              />
              <span>{choice.label}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
