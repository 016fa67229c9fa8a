import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findReach } from '../access/find-reach.server.ts';
import { signedIn } from '../access/gate.server.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { idFrom } from './fields.server.ts';
import { InvitationPanel } from './invitation-panel.tsx';
import { findPersonToManage } from './load-person.server.ts';
import { NetworkHead } from './network-head.tsx';
import { renewInvitation } from './renew-invitation.server.ts';
import { SaveBar } from './save-bar.tsx';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('network.manage', async (call) => {
  const person = await findPersonToManage(call);
  return {
    title: pageTitle(call.actor.language, 'network:staff.invitation'),
    id: person.id,
    fullName: person.full_name,
  };
});

/** Answers with the page itself, not a redirect: the link can be shown only once. */
export const action = signedIn('network.manage', async (call) => {
  const id = idFrom(call.params.id);
  await readForm(call.request);
  const invitation = await renewInvitation(call, await findReach(call, 'network.manage'), id);
  return { invitation };
});

export default function StaffInvitation() {
  const { t } = useTranslation('network');
  const { id, fullName } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const back = `/network/staff/${id}`;
  return (
    <>
      <NetworkHead title={t('staff.invitation')} section="staff" above={{ to: back, label: fullName }} />
      {answer ? (
        <InvitationPanel staffId={id} fullName={fullName} invitation={answer.invitation} />
      ) : (
        <div className="panel panel--narrow">
          <p>{t('staff.invitation_text')}</p>
          <Form method="post" className="form">
            <SaveBar back={back} label={t('staff.invitation_make')} />
          </Form>
        </div>
      )}
    </>
  );
}
