import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findStaff } from '../../db/queries/staff.ts';
import { findReach } from '../access/find-reach.server.ts';
import { signedIn } from '../access/gate.server.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { withPicked } from './choose-by-name.ts';
import { found, idFrom, typedIn } from './fields.server.ts';
import { FormErrors } from './form-errors.tsx';
import { giveGrant } from './give-grant.server.ts';
import { GRANT_LABELS, GrantFields } from './grant-fields.tsx';
import { isScopeText } from './grant-form.server.ts';
import { NetworkHead } from './network-head.tsx';
import { placeAt, settlePlace } from './places.server.ts';
import { rolesGivenBy } from './policy.ts';
import { SaveBar } from './save-bar.tsx';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('network.manage', async (call) => {
  const reach = await findReach(call, 'network.manage');
  const { id, full_name } = found(await findStaff(call.app.db, reach, idFrom(call.params.id)));
  return {
    title: pageTitle(call.actor.language, 'network:grants.add'),
    id,
    fullName: full_name,
    roles: rolesGivenBy(call.actor),
    place: await placeAt(call, 'network.manage', ''),
    today: call.today,
  };
});

export const action = signedIn('network.manage', async (call) => {
  const id = idFrom(call.params.id);
  const form = await readForm(call.request);
  const { picked, chooser } = await settlePlace(call, 'network.manage', 'scope', form, isScopeText);
  const result = await giveGrant(call, await findReach(call, 'network.manage'), id, form);
  if (!result.ok) {
    const errors = withPicked(result.errors, 'scope', picked);
    return data({ errors, typed: typedIn(form), place: chooser }, { status: 422 });
  }
  throw redirect(`/network/staff/${id}?done=granted`);
});

export default function NewGrant() {
  const { t } = useTranslation('network');
  const { id, fullName, roles, place, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const back = `/network/staff/${id}`;
  return (
    <>
      <NetworkHead
        title={t('grants.add')}
        lead={t('grants.add_text')}
        section="staff"
        above={{ to: back, label: fullName }}
      />
      <div className="panel">
        <FormErrors errors={answer?.errors} labels={GRANT_LABELS} />
        <Form method="post" className="form" noValidate>
          <GrantFields
            roles={roles}
            place={answer?.place ?? place}
            values={answer?.typed ?? { starts_on: today }}
            errors={answer?.errors}
          />
          <SaveBar back={back} />
        </Form>
      </div>
    </>
  );
}
