import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listSiteNames } from '../../db/queries/sites.ts';
import { signedIn } from '../access/gate.server.ts';
import { readForm, textsOf } from '../platform/http/read-form.server.ts';
import { newId } from '../platform/ids.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { newIdFrom, typedIn } from './fields.server.ts';
import { FormErrors } from './form-errors.tsx';
import { NetworkHead } from './network-head.tsx';
import { ProgrammeFields } from './programme-fields.tsx';
import { readProgrammeForm } from './programme-form.server.ts';
import { SaveBar } from './save-bar.tsx';
import { saveProgramme } from './save-programme.server.ts';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('programme.manage', async ({ app, actor, scope }) => ({
  title: pageTitle(actor.language, 'network:programmes.new'),
  formId: newId(),
  sites: (await listSiteNames(app.db, scope)).map(({ id, name }) => ({ value: id, label: name })),
  wholeNetwork: scope.kind === 'network',
}));

export const action = signedIn('programme.manage', async (call) => {
  const form = await readForm(call.request);
  const read = readProgrammeForm(form, call.scope);
  if (!read.ok) {
    const ticked = textsOf(form, 'sites').slice(0, 5000);
    return data({ errors: read.errors, typed: typedIn(form), ticked }, { status: 422 });
  }
  const id = newIdFrom(form);
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
          <input type="hidden" name="id" value={formId} />
          <ProgrammeFields
            values={answer?.typed ?? { all_sites: '1' }}
            ticked={answer?.ticked ?? []}
            sites={sites}
            wholeNetwork={wholeNetwork}
            errors={answer?.errors}
          />
          <SaveBar back="/network/programmes" />
        </Form>
      </div>
    </>
  );
}
