import { useTranslation } from 'react-i18next';
import { Link } from '../ui/link.tsx';
import { SendBar } from '../ui/send-bar.tsx';

/** The one main button of a form, and the way out. */
export function SaveBar({ back, label }: { back: string; label?: string }) {
  const { t } = useTranslation('network');
  return (
    <SendBar label={label ?? t('save')}>
      <Link to={back}>{t('cancel')}</Link>
    </SendBar>
  );
}
