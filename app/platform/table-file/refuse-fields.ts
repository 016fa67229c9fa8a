import type { TFunction } from 'i18next';
import type { FieldErrors } from '../../ui/field-errors.ts';

/** The answer to a file that was asked wrongly: 422 and a line for each field, named as it is, in the person's language. */
export function refuseFields(errors: FieldErrors, t: TFunction): Response {
  const faults = Object.entries(errors).map(([field, { key, words }]) => {
    const text = t(key, words ?? {});
    return words && 'field' in words ? text : `${field}: ${text}`;
  });
  return new Response(faults.join('\n'), {
    status: 422,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
