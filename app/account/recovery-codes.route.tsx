import { useActionData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findFactors } from '../../db/queries/factors.ts';
import { signedIn } from '../access/gate.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { Problem } from '../platform/problem.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { renewRecoveryCodes } from './add-factor.server.ts';
import { RecoveryCodes } from './recovery-codes.tsx';

export const handle = { words: ['account'] };
export const meta = titleMeta;

export const loader = signedIn(
  'account.use',
  async ({ actor }) => ({ title: pageTitle(actor.language, 'account:recovery.title') }),
  { fresh: true },
);

/** Answers with the page itself, not a redirect: the codes can be shown only once. */
export const action = signedIn(
  'account.use',
  async (call) => {
    const { totp, passkeys } = await findFactors(call.app.db, call.actor.staffId);
    if (!totp && passkeys === 0) throw new Problem('no_factor_yet', 409);
    return { codes: await renewRecoveryCodes(call) };
  },
  { fresh: true },
);

export default function NewRecoveryCodes() {
  const { t } = useTranslation('account');
  const result = useActionData<typeof action>();
  if (result) return <RecoveryCodes codes={result.codes} next="/account/factors" />;
  return (
    <>
      <PageHead title={t('recovery.title')} trail={[{ to: '/account/factors', label: t('factors.title') }]} />
      <div className="panel panel--narrow">
        <p>{t('recovery.text')}</p>
        <form method="post" className="form">
          <SendBar label={t('recovery.renew')}>
            <Link to="/account/factors">{t('cancel')}</Link>
          </SendBar>
        </form>
      </div>
    </>
  );
}
