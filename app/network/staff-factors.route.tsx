import { redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findFactors } from '../../db/queries/factors.ts';
import { findReach } from '../access/find-reach.server.ts';
import { signedIn } from '../access/gate.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { Link } from '../ui/link.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { idFrom } from './fields.server.ts';
import { findPersonToManage } from './load-person.server.ts';
import { NetworkHead } from './network-head.tsx';
import { resetFactors } from './reset-factors.server.ts';
import { SaveBar } from './save-bar.tsx';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('network.manage', async (call) => {
  const person = await findPersonToManage(call);
  const { totp, passkeys } = await findFactors(call.app.db, person.id);
  return {
    title: pageTitle(call.actor.language, 'network:staff.factors'),
    id: person.id,
    fullName: person.full_name,
    some: totp || passkeys > 0,
    yourself: person.id === call.actor.staffId,
    required: !call.app.config.demo,
  };
});

export const action = signedIn(
  'network.manage',
  async (call) => {
    const id = idFrom(call.params.id);
    await resetFactors(call, await findReach(call, 'network.manage'), id);
    throw redirect(`/network/staff/${id}?done=factors_reset`);
  },
  { fresh: true },
);

export default function StaffFactors() {
  const { t } = useTranslation('network');
  const { id, fullName, some, yourself, required } = useLoaderData<typeof loader>();
  const back = `/network/staff/${id}`;
  return (
    <>
      <NetworkHead title={t('staff.factors')} section="staff" above={{ to: back, label: fullName }} />
      <div className="panel panel--narrow">
        {yourself ? (
          <p>
            {t('staff.factors_own')} <Link to="/account/factors">{t('staff.factors_own_link')}</Link>
          </p>
        ) : some ? (
          <>
            <p>{t('staff.factors_text')}</p>
            <p>{t(required ? 'staff.factors_next' : 'staff.factors_next_free')}</p>
            <Form method="post" className="form">
              <SaveBar back={back} label={t('staff.factors_reset')} />
            </Form>
          </>
        ) : (
          <p>{t('staff.factors_none')}</p>
        )}
      </div>
    </>
  );
}
