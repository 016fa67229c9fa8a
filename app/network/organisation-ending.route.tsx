import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findOrganisation } from '../../db/queries/organisations.ts';
import { findReach } from '../access/find-reach.server.ts';
import { signedIn } from '../access/gate.server.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { endOrganisation } from './end-organisation.server.ts';
import { readEnding } from './ending-form.server.ts';
import { EndingForm } from './ending-form.tsx';
import { found, idFrom } from './fields.server.ts';
import { NetworkHead } from './network-head.tsx';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('organisation.manage', async (call) => {
  const { app, actor, params, today } = call;
  const reach = await findReach(call, 'organisation.manage');
  const { id, name, ended_on } = found(await findOrganisation(app.db, reach, idFrom(params.id)));
  return {
    title: pageTitle(actor.language, 'network:organisations.ending'),
    id,
    name,
    endedOn: ended_on,
    today,
  };
});

export const action = signedIn('organisation.manage', async (call) => {
  const id = idFrom(call.params.id);
  const reach = await findReach(call, 'organisation.manage');
  found(await findOrganisation(call.app.db, reach, id));
  const read = readEnding(await readForm(call.request));
  if (!read.ok) return data({ errors: read.errors }, { status: 422 });
  const result = await endOrganisation(call, reach, id, read.value);
  if (!result.ok) return data({ errors: result.errors }, { status: 422 });
  throw redirect(`/network/organisations/${id}?done=${read.value === null ? 'taken_back' : 'ended'}`);
});

export default function OrganisationEnding() {
  const { t } = useTranslation('network');
  const { id, name, endedOn, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { day } = useFormats();
  const back = `/network/organisations/${id}`;
  return (
    <>
      <NetworkHead
        title={t('organisations.ending')}
        section="organisations"
        above={{ to: back, label: name }}
      />
      <EndingForm
        text={t('organisations.ending_text')}
        button={t('organisations.end')}
        back={back}
        lastDay={today}
        ended={endedOn === null ? undefined : t('organisations.ended', { day: day(endedOn) })}
        errors={answer?.errors}
      />
    </>
  );
}
