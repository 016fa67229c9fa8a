import { useTranslation } from 'react-i18next';
import type { SiteStatus } from './site-status.ts';

const TONES: Readonly<Record<SiteStatus, string>> = {
  planned: 'badge',
  active: 'badge badge--good',
  suspended: 'badge badge--warn',
  closed: 'badge',
};

/** Whether a site is planned, works, rests or has closed. */
export function SiteStatusBadge({ status }: { status: SiteStatus }) {
  const { t } = useTranslation('network');
  return <span className={TONES[status]}>{t(`sites.statuses.${status}`)}</span>;
}
