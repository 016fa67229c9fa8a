import type { ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldErrors } from './field-errors.ts';
import { ChipsField, type Choice } from './fields.tsx';
import { ANOTHER, allOf } from './usual-choice.ts';

/** A browser that shows the list all the time: choosing from it is choosing it. */
function tapAnother({ currentTarget: list }: ChangeEvent<HTMLSelectElement>) {
  const field = list.closest('fieldset');
  const another = field?.querySelector<HTMLInputElement>(`input[value="${ANOTHER}"]`);
  if (another) another.checked = true;
}

/**
 * One of a long list of which a few are chosen nearly always: these are one tap, the others stand in a list behind
 * «another one». What was chosen before is among the usual ones. `usualChoice` reads it.
 */
export function UsualField({
  name,
  label,
  optional,
  errors,
  choices,
  usual,
  chosen,
  empty,
}: {
  readonly name: string;
  readonly label: string;
  readonly optional?: boolean;
  readonly errors?: FieldErrors;
  readonly choices: readonly Choice[];
  /** Values of the usual ones, the most usual first. */
  readonly usual: readonly string[];
  /** '' for nothing. */
  readonly chosen: string;
  /** The words of «nothing chosen», when that can be tapped. */
  readonly empty?: string;
}) {
  const { t } = useTranslation('ui');
  const first = [...new Set([...usual, chosen])].flatMap(
    (value) => choices.find((choice) => choice.value === value) ?? [],
  );
  const others = choices.filter((choice) => !first.includes(choice));
  return (
    <ChipsField
      name={name}
      label={label}
      optional={optional}
      errors={errors}
      choices={[
        ...first,
        ...(others.length > 0 ? [{ value: ANOTHER, label: t('another') }] : []),
        ...(empty === undefined ? [] : [{ value: '', label: empty }]),
      ]}
      chosen={[chosen]}
    >
      {others.length > 0 ? (
        <select
          className="input usual-field__all"
          name={allOf(name)}
          aria-label={t('all_of', { field: label })}
          defaultValue=""
          onChange={tapAnother}
        >
          <option value="">{t('choose')}</option>
          {others.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      ) : null}
    </ChipsField>
  );
}
