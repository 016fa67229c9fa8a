import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { Problem } from '../platform/problem.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { loadOpenCases } from './load-case.server.ts';
import { CaseLines } from './open-cases.tsx';

export const handle = { words: ['desk'] };

export const meta = titleMeta;

const MOST = 200;

export const loader = signedIn('case.manage', async (call) => {
  if (!call.actor.siteId) throw new Problem('no_site', 403);
  return {
    title: pageTitle(call.actor.language, 'desk:cases.page'),
    today: call.today,
    cases: await loadOpenCases(call, call.actor.siteId, MOST),
  };
});

export default function Cases() {
  const { t } = useTranslation('desk');
  const { today, cases } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={t('cases.title', { count: cases.length })}
        trail={[{ to: '/desk', label: t('title') }]}
      />
      {cases.length === 0 ? (
        <div className="empty">
          <p>{t('cases.empty')}</p>
          <Link className="button" to="/desk">
            {t('form.leave')}
          </Link>
        </div>
      ) : (
        <div className="panel">
          <CaseLines cases={cases} today={today} />
        </div>
      )}
    </>
  );
}
