import type { Typed } from './typed.ts';

/** The value of «another one», which leads to the list of all. */
export const ANOTHER = 'another';

/** Name of the list of all beside the usual choices of a field. */
export const allOf = (name: string): string => `${name}_all`;

/** What was chosen in a `UsualField`: a usual one, or one of the list. '' for nothing. */
export function usualChoice(form: FormData, name: string): string {
  const tapped = form.get(name) ?? '';
  const chosen = tapped === '' || tapped === ANOTHER ? form.get(allOf(name)) : tapped;
  return typeof chosen === 'string' ? chosen : '';
}

/** The same of a form that came back; the fallback where it was not sent. */
export function typedChoice(typed: Typed, name: string, fallback: string): string {
  const tapped = typed.text(name, fallback);
  return tapped === '' || tapped === ANOTHER
    ? typed.text(allOf(name), tapped === ANOTHER ? '' : tapped)
    : tapped;
}
