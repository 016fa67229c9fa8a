/** What was typed in a refused form, by field; the fallback where the form did not have the field. */
export interface Typed {
  text(name: string, fallback: string): string;
  list(name: string, fallback: readonly string[]): readonly string[];
}

/** Reads back the fields an action returned; `undefined` before anything was sent. */
export function typedFrom(fields: readonly (readonly string[])[] | undefined): Typed {
  const all = (name: string) => fields?.flatMap(([key, value]) => (key === name ? (value ?? '') : []));
  return {
    text: (name, fallback) => all(name)?.[0] ?? (fields ? '' : fallback),
    list: (name, fallback) => all(name) ?? fallback,
  };
}
