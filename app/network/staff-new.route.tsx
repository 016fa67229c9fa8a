import { data } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findReach } from '../access/find-reach.server.ts';
import { signedIn } from '../access/gate.server.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { typedIn } from './fields.server.ts';
import { FormErrors } from './form-errors.tsx';
import { GRANT_LABELS, GrantFields } from './grant-fields.tsx';
import { listGrantChoices } from './grant-scopes.server.ts';
import { InvitationPanel } from './invitation-panel.tsx';
import { inviteStaff } from './invite-staff.server.ts';
import { NetworkHead } from './network-head.tsx';
import { SaveBar } from './save-bar.tsx';
import { StaffFields } from './staff-fields.tsx';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('network.manage', async (call) => ({
  title: pageTitle(call.actor.language, 'network:staff.new'),
  choices: await listGrantChoices(call, await findReach(call, 'network.manage')),
  today: call.today,
}));

/** Answers with the page itself, not a redirect: the link can be shown only once. */
export const action = signedIn('network.manage', async (call) => {
  const form = await readForm(call.request);
  const result = await inviteStaff(call, await findReach(call, 'network.manage'), form);
  if (result.ok) return { kind: 'invited' as const, ...result.value };
  return data({ kind: 'wrong' as const, errors: result.errors, typed: typedIn(form) }, { status: 422 });
});

export default function NewStaff() {
  const { t } = useTranslation('network');
  const { choices, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const wrong = answer?.kind === 'wrong' ? answer : undefined;
  return (
    <>
      <NetworkHead title={t('staff.new')} section="staff" />
      {answer?.kind === 'invited' ? (
        <InvitationPanel staffId={answer.staffId} fullName={answer.fullName} invitation={answer.invitation} />
      ) : (
        <div className="panel">
          <FormErrors errors={wrong?.errors} labels={GRANT_LABELS} />
          <Form method="post" className="form" noValidate>
            <StaffFields values={wrong?.typed ?? {}} errors={wrong?.errors} />
            <h2>{t('staff.first_grant')}</h2>
            <GrantFields
              choices={choices}
              values={wrong?.typed ?? { starts_on: today }}
              errors={wrong?.errors}
            />
            <SaveBar back="/network/staff" label={t('staff.invite')} />
          </Form>
        </div>
      )}
    </>
  );
}
