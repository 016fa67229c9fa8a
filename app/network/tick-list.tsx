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
      <TickRows name={name} choices={choices} ticked={ticked} />
    </GroupField>
  );
}

/** The check boxes of a list; with `listedAs` each also says that it was there, ticked or not. */
export function TickRows({
  name,
  choices,
  ticked,
  listedAs,
}: {
  name: string;
  choices: readonly Choice[];
  ticked: readonly string[];
  listedAs?: string;
}) {
  return (
    <ul className="tick-list">
      {choices.map(({ value, label }) => {
        const isTicked = ticked.includes(value);
        return (
          <li key={`${value} ${isTicked}`}>
            {listedAs ? <input type="hidden" name={listedAs} value={value} /> : null}
            <Tick name={name} value={value} ticked={isTicked}>
              {label}
            </Tick>
          </li>
        );
      })}
    </ul>
  );
}
