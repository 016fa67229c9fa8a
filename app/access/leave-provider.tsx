import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.tsx';

/** After signing out: the provider may still know the browser, which on a shared computer matters. */
export function LeaveProvider({ label, href }: { label: string; href: string }) {
  const { t } = useTranslation('sign-in');
  return (
    <Notice>
      <p>{t('sign_on.left', { label })}</p>
      <p>
        <a href={href}>{t('sign_on.leave', { label })}</a>
      </p>
    </Notice>
  );
}
