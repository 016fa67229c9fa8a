import { useTranslation } from 'react-i18next';
import { ChipsField } from '../ui/fields.tsx';
import { NEEDS } from './needs.ts';

/** What somebody needs at the lessons: a list to choose from, no words of one's own. */
export function NeedsField({ chosen }: { readonly chosen: readonly string[] }) {
  const { t } = useTranslation('enrolments');
  return (
    <ChipsField
      name="needs"
      label={t('field.needs')}
      choices={NEEDS.map((need) => ({ value: need, label: t(`need.${need}`) }))}
      chosen={chosen}
      several
      optional
    />
  );
}
