import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import type { LogResult } from './log-session.server.ts';
import { personName } from './person-name.tsx';

/** Why a well-filled form was not saved, and what to do. */
export function NotSaved({ id, refused }: { id: string; refused: Exclude<LogResult, { kind: 'saved' }> }) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  if (refused.kind === 'double') {
    return (
      <Notice tone="warn" answer={refused}>
        <p>{t('refused.double', { time: refused.startTime, person: personName(t, refused.person) })}</p>
        <Link to={`/desk/sessions/${refused.sessionId}`}>{t('refused.see')}</Link>
      </Notice>
    );
  }
  if (refused.kind === 'closed') {
    return (
      <Notice tone="bad" answer={refused}>
        <p>{t('refused.closed', { programme: refused.programme, day: formats.day(refused.closedOn) })}</p>
      </Notice>
    );
  }
  if (refused.kind === 'site') {
    return (
      <Notice tone="bad" answer={refused}>
        <p>{t(`refused.site.${refused.status}`)}</p>
      </Notice>
    );
  }
  if (refused.kind === 'case') {
    return (
      <Notice tone="bad" answer={refused}>
        <p>{t(`refused.case.${refused.state}`)}</p>
        <Link to={`/desk/cases/${refused.caseId}`}>{t('refused.see_case')}</Link>
      </Notice>
    );
  }
  return (
    <Notice tone="bad" answer={refused}>
      <p>{t('refused.conflict')}</p>
      <Link to={`/desk/sessions/${id}`}>{t('refused.see')}</Link>
      <Link to="/desk">{t('refused.new')}</Link>
    </Notice>
  );
}

/** The form was opened again after its session had been saved. */
export function AlreadySaved({ id }: { id: string }) {
  const { t } = useTranslation('desk');
  return (
    <>
      <PageHead title={t('saved_before.title')} trail={[{ to: '/desk', label: t('title') }]} />
      <Notice tone="good">
        <p>{t('saved_before.text')}</p>
      </Notice>
      <div className="actions">
        <Link className="button button--main" to="/desk">
          {t('refused.new')}
        </Link>
        <Link to={`/desk/sessions/${id}`}>{t('refused.see')}</Link>
      </div>
    </>
  );
}
