import { redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findReach } from '../access/find-reach.server.ts';
import { signedIn } from '../access/gate.server.ts';
import { listSignIns } from '../access/list-sign-ins.server.ts';
import { SignInRows } from '../access/sign-in-rows.tsx';
import { pageTitle } from '../platform/page-title.server.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { endStaffSignIns } from './end-staff-sign-ins.server.ts';
import { idFrom } from './fields.server.ts';
import { findPersonToManage } from './load-person.server.ts';
import { NetworkHead } from './network-head.tsx';
import { SaveBar } from './save-bar.tsx';

export const handle = { words: ['network', 'sign-in'] };
export const meta = titleMeta;

export const loader = signedIn('network.manage', async (call) => {
  const person = await findPersonToManage(call);
  return {
    title: pageTitle(call.actor.language, 'network:staff.sign_ins'),
    id: person.id,
    fullName: person.full_name,
    signIns: await listSignIns(call, person.id),
  };
});

export const action = signedIn('network.manage', async (call) => {
  const id = idFrom(call.params.id);
  await endStaffSignIns(call, await findReach(call, 'network.manage'), id);
  throw redirect(`/network/staff/${id}?done=signed_out`);
});

export default function StaffSignIns() {
  const { t } = useTranslation('network');
  const { id, fullName, signIns } = useLoaderData<typeof loader>();
  const back = `/network/staff/${id}`;
  return (
    <>
      <NetworkHead title={t('staff.sign_ins')} section="staff" above={{ to: back, label: fullName }} />
      <div className="panel">
        <SignInRows signIns={signIns} />
        {signIns.length > 0 ? (
          <Form method="post" className="form">
            <p>{t('staff.sign_ins_text')}</p>
            <SaveBar back={back} label={t('staff.sign_out')} />
          </Form>
        ) : null}
      </div>
    </>
  );
}
