import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.tsx';
import type { Invitation } from './issue-invitation.server.ts';

/** The link to hand over, shown this once. */
export function InvitationPanel({
  staffId,
  fullName,
  invitation,
}: {
  staffId: string;
  fullName: string;
  invitation: Invitation;
}) {
  const { t } = useTranslation('network');
  return (
    <section className="panel panel--focus">
      <Notice tone="good">{t('staff.invited', { name: fullName })}</Notice>
      <h2>{t('staff.link')}</h2>
      <p>{t('staff.link_text', { count: invitation.days })}</p>
      <p className="link-once">{invitation.link}</p>
      <div className="actions">
        <Link className="button button--main" to={`/network/staff/${staffId}`}>
          {t('staff.go_to_person')}
        </Link>
        <Link to="/network/staff/new" reloadDocument>
          {t('staff.invite_another')}
        </Link>
      </div>
    </section>
  );
}
