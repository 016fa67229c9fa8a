import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { newId } from '../platform/ids.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { createOrganisation } from './create-organisation.server.ts';
import { newIdFrom, typedIn } from './fields.server.ts';
import { FormErrors } from './form-errors.tsx';
import { NetworkHead } from './network-head.tsx';
import { ORGANISATION_LABELS, OrganisationFields } from './organisation-fields.tsx';
import { readOrganisationForm } from './organisation-form.server.ts';
import { SaveBar } from './save-bar.tsx';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('organisation.manage', async ({ actor }) => ({
  title: pageTitle(actor.language, 'network:organisations.new'),
  formId: newId(),
}));

export const action = signedIn('organisation.manage', async (call) => {
  const form = await readForm(call.request);
  const read = await readOrganisationForm(form);
  if (!read.ok) return data({ ...read, typed: typedIn(form) }, { status: 422 });
  const id = newIdFrom(form);
  await createOrganisation(call, id, read.value);
  throw redirect(`/network/organisations/${id}?done=created`);
});

export default function NewOrganisation() {
  const { t } = useTranslation('network');
  const { formId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <NetworkHead title={t('organisations.new')} section="organisations" />
      <div className="panel panel--narrow">
        <FormErrors errors={answer?.errors} labels={ORGANISATION_LABELS} />
        <Form method="post" className="form" noValidate>
          <input type="hidden" name="id" value={formId} />
          <OrganisationFields
            values={answer?.typed ?? {}}
            choices={answer?.choices}
            errors={answer?.errors}
          />
          <SaveBar back="/network/organisations" />
        </Form>
      </div>
    </>
  );
}
