import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { newId } from '../platform/ids.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { EnterSaves } from '../ui/enter-saves.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { newIdFrom } from './fields.server.ts';
import { FormErrors } from './form-errors.tsx';
import { NetworkHead } from './network-head.tsx';
import { ProgrammeFields } from './programme-fields.tsx';
import { sitesToBegin } from './programme-sites.server.ts';
import { readSentProgramme } from './read-programme.server.ts';
import { SaveBar } from './save-bar.tsx';
import { saveProgramme } from './save-programme.server.ts';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('programme.manage', async (call) => ({
  title: pageTitle(call.actor.language, 'network:programmes.new'),
  formId: newId(),
  sites: await sitesToBegin(call, []),
  wholeNetwork: call.scope.kind === 'network',
}));

export const action = signedIn('programme.manage', async (call) => {
  const read = await readSentProgramme(call, null);
  if (!read.ok) return data(read.page, { status: read.status });
  const id = newIdFrom(read.form);
  await saveProgramme(call, { id, isNew: true }, read.value);
  throw redirect(`/network/programmes/${id}?done=created`);
});

export default function NewProgramme() {
  const { t } = useTranslation('network');
  const { formId, sites, wholeNetwork } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <NetworkHead title={t('programmes.new')} section="programmes" />
      <div className="panel">
        <FormErrors errors={answer?.errors} />
        <Form method="post" className="form" noValidate>
          <EnterSaves>{t('save')}</EnterSaves>
          <input type="hidden" name="id" value={formId} />
          <ProgrammeFields
            values={answer?.typed ?? { all_sites: '1' }}
            sites={answer?.sites ?? sites}
            wholeNetwork={wholeNetwork}
            errors={answer?.errors}
          />
          <SaveBar back="/network/programmes" />
        </Form>
      </div>
    </>
  );
}
