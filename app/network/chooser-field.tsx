import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { SelectField } from '../ui/fields.tsx';
import { NamedField } from '../ui/named-field.tsx';
import { type Chooser, choiceNameOf } from './choose-by-name.ts';

/** A place to choose: from a list, or by its name where there are too many for one. `readNamed` reads it. */
export function ChooserField({
  name,
  label,
  chooser,
  hint,
  searchHint,
  empty,
  errors,
}: {
  name: string;
  label: string;
  chooser: Chooser;
  hint?: string;
  /** Says what can be typed, where that is more than the name of a site. */
  searchHint?: string;
  /** What nothing chosen means; without it something has to be. */
  empty?: string;
  errors?: FieldErrors;
}) {
  const { t } = useTranslation('ui');
  const field = { name, label, errors };
  if (chooser.kind === 'list') {
    return (
      <SelectField
        {...field}
        key={chooser.value}
        hint={hint}
        choices={chooser.choices}
        defaultValue={chooser.value}
        empty={empty ?? t('choose')}
      />
    );
  }
  const howTo = searchHint ?? t(empty === undefined ? 'named.hint' : 'named.hint_empty', { empty });
  return (
    <NamedField
      {...field}
      key={chooser.text}
      choiceName={choiceNameOf(name)}
      hint={hint === undefined ? howTo : `${howTo} ${hint}`}
      defaultValue={chooser.text}
      suggestions={chooser.suggestions}
      fitting={chooser.fitting}
    />
  );
}
