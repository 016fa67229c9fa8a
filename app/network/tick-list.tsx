import type { ReactNode } from 'react';
import type { FieldErrors } from '../ui/field-errors.ts';
import { type Choice, GroupField } from '../ui/fields.tsx';
import { Tick } from '../ui/tick.tsx';

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
  return (
    <GroupField name={name} label={label} errors={errors}>
      {children}
      <ul className="tick-list">
        {choices.map((choice) => (
          <li key={choice.value}>
            <Tick name={name} value={choice.value} ticked={ticked.includes(choice.value)}>
              {choice.label}
            </Tick>
          </li>
        ))}
      </ul>
    </GroupField>
  );
}
