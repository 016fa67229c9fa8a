import { data } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findReach } from '../access/find-reach.server.ts';
import { signedIn } from '../access/gate.server.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { withPicked } from './choose-by-name.ts';
import { typedIn } from './fields.server.ts';
import { FormErrors } from './form-errors.tsx';
import { GRANT_LABELS, GrantFields } from './grant-fields.tsx';
import { isScopeText } from './grant-form.server.ts';
import { InvitationPanel } from './invitation-panel.tsx';
import { inviteStaff } from './invite-staff.server.ts';
import { NetworkHead } from './network-head.tsx';
import { placeAt, settlePlace } from './places.server.ts';
import { rolesGivenBy } from './policy.ts';
import { SaveBar } from './save-bar.tsx';
import { StaffFields } from './staff-fields.tsx';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('network.manage', async (call) => ({
  title: pageTitle(call.actor.language, 'network:staff.new'),
  roles: rolesGivenBy(call.actor),
  place: await placeAt(call, 'network.manage', call.url.searchParams.get('scope') ?? ''),
  today: call.today,
}));

/** Answers with the page itself, not a redirect: the link can be shown only once. */
export const action = signedIn('network.manage', async (call) => {
  const form = await readForm(call.request);
  const { picked, chooser } = await settlePlace(call, 'network.manage', 'scope', form, isScopeText);
  const result = await inviteStaff(call, await findReach(call, 'network.manage'), form);
  if (result.ok) return { kind: 'invited' as const, ...result.value };
  const errors = withPicked(result.errors, 'scope', picked);
  return data({ kind: 'wrong' as const, errors, typed: typedIn(form), place: chooser }, { status: 422 });
});

export default function NewStaff() {
  const { t } = useTranslation('network');
  const { roles, place, today } = useLoaderData<typeof loader>();
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
              roles={roles}
              place={wrong?.place ?? place}
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
