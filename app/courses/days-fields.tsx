import type { FieldErrors } from '../ui/field-errors.ts';
import { TextField } from '../ui/fields.tsx';

type Field = 'starts_on' | 'ends_on';

/** The first and the last day of an edition or of a closure. */
export function DaysFields({
  labelOf,
  values,
  errors,
}: {
  readonly labelOf: (field: Field) => string;
  readonly values: Readonly<Record<Field, string>>;
  readonly errors: FieldErrors | undefined;
}) {
  return (
    <div className="form form--row">
      {(['starts_on', 'ends_on'] as const).map((field) => (
        <TextField
          key={field}
          name={field}
          type="date"
          className="input--day"
          label={labelOf(field)}
          errors={errors}
          defaultValue={values[field]}
        />
      ))}
    </div>
  );
}
