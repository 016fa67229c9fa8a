import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { NamedField } from '../ui/named-field.tsx';
import { comuneText } from './comune-text.ts';
import type { Comune } from './comuni.server.ts';

/** A comune by its name. */
export function ComuneField({
  value,
  choices = [],
  errors,
}: {
  value: string | undefined;
  /** When the name fits several. */
  choices?: readonly Comune[];
  errors: FieldErrors | undefined;
}) {
  const { t } = useTranslation('network');
  return (
    <NamedField
      name="comune"
      choiceName="comune_code"
      label={t('comune.label')}
      hint={t('comune.hint')}
      defaultValue={value}
      suggestions="/network/comuni?q="
      fitting={choices.map((comune) => ({ value: comune.code, label: comuneText(comune) }))}
      errors={errors}
    />
  );
}
