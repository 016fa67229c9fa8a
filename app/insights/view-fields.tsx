import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { TextField } from '../ui/fields.tsx';

/** What a view is called and who finds it. */
export function ViewFields({
  name,
  shared = false,
  errors,
}: {
  name: string | undefined;
  shared?: boolean;
  errors: FieldErrors | undefined;
}) {
  const { t } = useTranslation('views');
  return (
    <>
      <TextField name="name" label={t('name')} hint={t('name_hint')} defaultValue={name} errors={errors} />
      <label className="tick">
        <input type="checkbox" name="shared" value="1" defaultChecked={shared} />
        <span>{t('share_with_team')}</span>
      </label>
    </>
  );
}
