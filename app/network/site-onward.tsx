import { useTranslation } from 'react-i18next';
import type { SiteTable } from '../../db/schema/site.ts';
import { Link } from '../ui/link.tsx';

/** From a site that was just saved to what it needs next: people, and its opening. */
export function SiteOnward({ id, status }: Pick<SiteTable, 'id' | 'status'>) {
  const { t } = useTranslation('network');
  if (status === 'closed') return null;
  return (
    <>
      <Link to={`/network/staff/new?scope=site:${id}`}>{t('sites.invite')}</Link>
      {status === 'planned' ? <Link to={`/network/sites/${id}/status`}>{t('sites.open')}</Link> : null}
    </>
  );
}
