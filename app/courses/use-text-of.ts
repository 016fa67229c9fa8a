import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import type { Typed } from '../ui/typed.ts';

/** Name, mistakes, label and value of each text field of a form; `wordsOf` is the key of its label. */
export function useTextOf<Name extends string>(
  {
    start,
    typed,
    errors,
  }: { start: Readonly<Record<NoInfer<Name>, string>>; typed: Typed; errors?: FieldErrors },
  wordsOf: (name: Name) => string,
) {
  const { t } = useTranslation('courses');
  return (name: Name) => ({
    name,
    errors,
    label: t(wordsOf(name)),
    defaultValue: typed.text(name, start[name]),
  });
}
