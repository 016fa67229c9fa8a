import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findReach } from '../access/find-reach.server.ts';
import { signedIn } from '../access/gate.server.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { endStaff } from './end-staff.server.ts';
import { readEnding } from './ending-form.server.ts';
import { EndingForm } from './ending-form.tsx';
import { idFrom } from './fields.server.ts';
import { findPersonToManage, loadPersonToManage } from './load-person.server.ts';
import { NetworkHead } from './network-head.tsx';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('network.manage', async (call) => {
  const person = await findPersonToManage(call);
  return {
    title: pageTitle(call.actor.language, 'network:staff.ending'),
    id: person.id,
    fullName: person.full_name,
    endedOn: person.ended_on,
    today: call.today,
  };
});

export const action = signedIn('network.manage', async (call) => {
  const id = idFrom(call.params.id);
  const reach = await findReach(call, 'network.manage');
  await loadPersonToManage(call, reach, id);
  const read = readEnding(await readForm(call.request));
  if (!read.ok) return data({ errors: read.errors }, { status: 422 });
  const result = await endStaff(call, reach, id, read.value);
  if (!result.ok) return data({ errors: result.errors }, { status: 422 });
  throw redirect(`/network/staff/${id}?done=${read.value === null ? 'taken_back' : 'ended'}`);
});

export default function StaffEnding() {
  const { t } = useTranslation('network');
  const { id, fullName, endedOn, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { day } = useFormats();
  const back = `/network/staff/${id}`;
  return (
    <>
      <NetworkHead title={t('staff.ending')} section="staff" above={{ to: back, label: fullName }} />
      <EndingForm
        text={t('staff.ending_text')}
        button={t('staff.end')}
        back={back}
        lastDay={today}
        ended={endedOn === null ? undefined : t('staff.ended', { day: day(endedOn) })}
        errors={answer?.errors}
      />
    </>
  );
}
