import { useTranslation } from 'react-i18next';
import type { IssuedLink } from '../access/issue-link.server.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';

/** Where the letter with the link went; without mail the link to hand over, shown this once. */
export function InvitationPanel({
  staffId,
  fullName,
  invitation,
}: {
  staffId: string;
  fullName: string;
  invitation: IssuedLink;
}) {
  const { t } = useTranslation('network');
  return (
    <section className="panel panel--focus">
      <Notice tone="good">{t(`staff.issued.${invitation.purpose}`, { name: fullName })}</Notice>
      {invitation.way === 'mail' ? (
        <>
          <h2>{t('staff.mailed')}</h2>
          <p>{t(`staff.mailed_text.${invitation.purpose}`, { email: invitation.to })}</p>
        </>
      ) : (
        <>
          <h2>{t('staff.link')}</h2>
          <p>{t(`staff.link_text.${invitation.purpose}`)}</p>
          <p className="link-once">{invitation.link}</p>
        </>
      )}
      <div className="actions">
        <Link className="button button--main" to={`/network/staff/${staffId}`}>
          {t('staff.go_to_person')}
        </Link>
        <a href="/network/staff/new">{t('staff.invite_another')}</a>
      </div>
    </section>
  );
}
