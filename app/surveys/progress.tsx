import { useTranslation } from 'react-i18next';

/** «3 di 6», with a bar that says the same. */
export function Progress({ at, of }: { readonly at: number; readonly of: number }) {
  const { t } = useTranslation('ask');
  return (
    <div className="ask__progress">
      <p>{t('progress', { at, of })}</p>
      <progress value={at} max={of} aria-hidden="true" />
    </div>
  );
}
