/** One thing wrong with one field: a locale key (`area:key`) and the words it fills in. */
export interface FieldError {
  readonly key: string;
  readonly words?: Readonly<Record<string, string | number>>;
}

/** By field name, which is also the id of the field on the page. */
export type FieldErrors = Readonly<Record<string, FieldError>>;
