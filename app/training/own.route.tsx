import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { loadPath } from './load-paths.server.ts';
import { StandingRows } from './standing-rows.tsx';

export const handle = { words: ['training'] };
export const meta = titleMeta;

/** What one has to learn oneself. */
export const loader = signedIn('account.use', async (call) => ({
  title: pageTitle(call.actor.language, 'training:own.title'),
  standings: await loadPath(
    call.app,
    { id: call.actor.staffId, roles: call.actor.grants.map(({ role }) => role) },
    call.today,
  ),
}));

export default function OwnTrainingPage() {
  const { t } = useTranslation('training');
  const { standings } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={t('own.title')}
        lead={t('own.lead')}
        trail={[{ to: '/account', label: t('own.account') }]}
      />
      {standings.length === 0 ? (
        <p className="empty">{t('own.none')}</p>
      ) : (
        <section className="panel panel--narrow">
          <StandingRows standings={standings} linked={false} />
        </section>
      )}
    </>
  );
}
