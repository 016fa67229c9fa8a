import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findReach } from '../access/find-reach.server.ts';
import { signedIn } from '../access/gate.server.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { newId } from '../platform/ids.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { Link } from '../ui/link.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { createSite } from './create-site.server.ts';
import { newIdFrom, typedIn } from './fields.server.ts';
import { FormErrors } from './form-errors.tsx';
import { listRunningOrganisations } from './list-running-organisations.server.ts';
import { NetworkHead } from './network-head.tsx';
import { isAdmin } from './policy.ts';
import { SaveBar } from './save-bar.tsx';
import { SiteFields } from './site-fields.tsx';
import { readSiteForm } from './site-form.server.ts';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('network.manage', async (call) => {
  const organisations = await listRunningOrganisations(call, await findReach(call, 'network.manage'));
  const asked = call.url.searchParams.get('organisation');
  return {
    title: pageTitle(call.actor.language, 'network:sites.new'),
    formId: newId(),
    values: { organisation: organisations.find(({ id }) => id === asked)?.id ?? '' },
    organisations: organisations.map(({ id, name }) => ({ value: id, label: name })),
    mayAddOrganisation: isAdmin(call.actor),
  };
});

export const action = signedIn('network.manage', async (call) => {
  const form = await readForm(call.request);
  const read = await readSiteForm(form);
  if (!read.ok) return data({ ...read, typed: typedIn(form) }, { status: 422 });
  const id = newIdFrom(form);
  await createSite(call, await findReach(call, 'network.manage'), id, read.value);
  throw redirect(`/network/sites/${id}?done=created`);
});

export default function NewSite() {
  const { t } = useTranslation('network');
  const { formId, values, organisations, mayAddOrganisation } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <NetworkHead title={t('sites.new')} section="sites" />
      {organisations.length === 0 ? (
        <div className="empty">
          <p>
            {t('sites.no_organisation')}{' '}
            {t(`sites.no_organisation_${mayAddOrganisation ? 'admin' : 'coordinator'}`)}
          </p>
          {mayAddOrganisation ? (
            <Link className="button" to="/network/organisations/new">
              {t('organisations.add')}
            </Link>
          ) : null}
        </div>
      ) : (
        <div className="panel">
          <FormErrors errors={answer?.errors} />
          <Form method="post" className="form" noValidate>
            <input type="hidden" name="id" value={formId} />
            <SiteFields
              values={answer?.typed ?? values}
              organisations={organisations}
              choices={answer?.choices}
              errors={answer?.errors}
            />
            <SaveBar back="/network/sites" />
          </Form>
        </div>
      )}
    </>
  );
}
