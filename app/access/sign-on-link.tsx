import { useTranslation } from 'react-i18next';

/** The way to the sign-on provider; a link, so that it works without JavaScript and past `form-action`. */
export function SignOnLink({ label, next }: { label: string; next: string }) {
  const { t } = useTranslation('access');
  return (
    <div className="actions">
      <span>{t('sign_on.or')}</span>
      <a className="button" href={`/sign-on?next=${encodeURIComponent(next)}`}>
        {t('sign_on.button', { label })}
      </a>
    </div>
  );
}
