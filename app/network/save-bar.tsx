import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

/** The one main button of a form, and the way out. */
export function SaveBar({ back, label }: { back: string; label?: string }) {
  const { t } = useTranslation('network');
  return (
    <div className="actions">
      <button type="submit" className="button button--main">
        {label ?? t('save')}
      </button>
      <Link to={back}>{t('cancel')}</Link>
    </div>
  );
}
