import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findGrant } from '../../db/queries/grants.ts';
import { findStaff } from '../../db/queries/staff.ts';
import { findReach } from '../access/find-reach.server.ts';
import { signedIn } from '../access/gate.server.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { endGrant } from './end-grant.server.ts';
import { readLastDay } from './ending-form.server.ts';
import { EndingForm } from './ending-form.tsx';
import { found, idFrom } from './fields.server.ts';
import { NetworkHead } from './network-head.tsx';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('network.manage', async (call) => {
  const { app, actor, params, today } = call;
  const reach = await findReach(call, 'network.manage');
  const person = found(await findStaff(app.db, reach, idFrom(params.id)));
  const grant = found(await findGrant(app.db, reach, person.id, idFrom(params.grantId)));
  return {
    title: pageTitle(actor.language, 'network:grants.ending'),
    id: person.id,
    fullName: person.full_name,
    role: grant.role,
    scope: grant.scope_name,
    lastDay: grant.ends_on ?? today,
  };
});

export const action = signedIn('network.manage', async (call) => {
  const id = idFrom(call.params.id);
  const grantId = idFrom(call.params.grantId);
  const reach = await findReach(call, 'network.manage');
  found(await findGrant(call.app.db, reach, id, grantId));
  const read = readLastDay(await readForm(call.request));
  if (!read.ok) return data({ errors: read.errors }, { status: 422 });
  const result = await endGrant(call, reach, id, grantId, read.value);
  if (!result.ok) return data({ errors: result.errors }, { status: 422 });
  throw redirect(`/network/staff/${id}?done=grant_ended`);
});

export default function GrantEnding() {
  const { t } = useTranslation('network');
  const { id, fullName, role, scope, lastDay } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const back = `/network/staff/${id}`;
  return (
    <>
      <NetworkHead title={t('grants.ending')} section="staff" above={{ to: back, label: fullName }} />
      <EndingForm
        text={t('grants.ending_text', {
          role: t(`grants.roles.${role}`),
          scope: scope ?? t('grants.scope_network'),
        })}
        button={t('grants.end')}
        back={back}
        lastDay={lastDay}
        errors={answer?.errors}
      />
    </>
  );
}
