import type { FieldErrors } from '../ui/field-errors.ts';
import type { Comune } from './comuni.server.ts';

/** What a form with a comune gave: the values, or what is wrong and the comuni to choose from. */
export type FormAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: FieldErrors; readonly choices: readonly Comune[] };
