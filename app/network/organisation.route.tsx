import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findOrganisation } from '../../db/queries/organisations.ts';
import { findReach } from '../access/find-reach.server.ts';
import { signedIn } from '../access/gate.server.ts';
import { holds } from '../access/policy.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { found, idFrom, typedIn } from './fields.server.ts';
import { FormErrors } from './form-errors.tsx';
import { NetworkHead } from './network-head.tsx';
import { ORGANISATION_LABELS, OrganisationFields } from './organisation-fields.tsx';
import { readOrganisationForm } from './organisation-form.server.ts';
import { comuneTextByCode } from './read-comune.server.ts';
import { SaveBar } from './save-bar.tsx';
import { updateOrganisation } from './update-organisation.server.ts';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('network.view', async (call) => {
  const { app, actor, params } = call;
  const reach = await findReach(call, 'network.view');
  const organisation = found(await findOrganisation(app.db, reach, idFrom(params.id)));
  const { id, name, kind, role, ended_on } = organisation;
  return {
    title: `${name} · Bottega`,
    id,
    kind,
    role,
    endedOn: ended_on,
    values: { name, kind, role, comune: await comuneTextByCode(organisation.comune) },
    mayChange: holds(actor, 'organisation.manage'),
  };
});

export const action = signedIn('organisation.manage', async (call) => {
  const id = idFrom(call.params.id);
  const reach = await findReach(call, 'organisation.manage');
  found(await findOrganisation(call.app.db, reach, id));
  const form = await readForm(call.request);
  const read = await readOrganisationForm(form);
  if (!read.ok) return data({ ...read, typed: typedIn(form) }, { status: 422 });
  await updateOrganisation(call, reach, id, read.value);
  throw redirect(`/network/organisations/${id}?done=saved`);
});

export default function Organisation() {
  const { t } = useTranslation('network');
  const { id, kind, role, values, endedOn, mayChange } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { day } = useFormats();
  return (
    <>
      <NetworkHead
        title={values.name}
        lead={endedOn === null ? undefined : t('organisations.ended', { day: day(endedOn) })}
        section="organisations"
        onward={
          mayChange && endedOn === null ? (
            <Link to={`/network/sites/new?organisation=${id}`}>{t('organisations.add_site')}</Link>
          ) : null
        }
      >
        <Link to={`/network/sites?organisation=${id}`}>{t('nav.sites')}</Link>
        {mayChange ? (
          <Link to={`/network/organisations/${id}/ending`}>{t('organisations.ending')}</Link>
        ) : null}
      </NetworkHead>
      <section className="panel">
        <h2>{t('organisations.edit')}</h2>
        <FormErrors errors={answer?.errors} labels={ORGANISATION_LABELS} />
        {mayChange ? (
          <Form method="post" className="form" noValidate key={id}>
            <OrganisationFields
              values={answer?.typed ?? values}
              choices={answer?.choices}
              errors={answer?.errors}
            />
            <SaveBar back="/network/organisations" />
          </Form>
        ) : (
          <>
            <p>{t('read_only')}</p>
            <dl className="facts">
              <dt>{t('organisations.kind')}</dt>
              <dd>{t(`organisations.kinds.${kind}`)}</dd>
              <dt>{t('organisations.role')}</dt>
              <dd>{t(`organisations.roles.${role}`)}</dd>
              <dt>{t('organisations.comune')}</dt>
              <dd>{values.comune}</dd>
            </dl>
          </>
        )}
      </section>
    </>
  );
}
