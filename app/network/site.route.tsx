import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listProgrammesOfSite } from '../../db/queries/programmes-of-site.ts';
import { findSite } from '../../db/queries/sites.ts';
import { scopeCovers } from '../../db/scope.ts';
import { findReach } from '../access/find-reach.server.ts';
import { signedIn } from '../access/gate.server.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { found, idFrom, typedIn } from './fields.server.ts';
import { FormErrors } from './form-errors.tsx';
import { listRunningOrganisations } from './list-running-organisations.server.ts';
import { NetworkHead } from './network-head.tsx';
import { SaveBar } from './save-bar.tsx';
import { SiteFacts } from './site-facts.tsx';
import { SiteFields } from './site-fields.tsx';
import { readSiteForm } from './site-form.server.ts';
import { lastChange } from './site-status.ts';
import { SiteStatusBadge } from './site-status-badge.tsx';
import { siteValues } from './site-values.ts';
import { updateSite } from './update-site.server.ts';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('network.view', async (call) => {
  const { app, actor, scope, params } = call;
  const site = found(await findSite(app.db, scope, idFrom(params.id)));
  const manages = await findReach(call, 'network.manage');
  const mayChange = scopeCovers(manages.scope, site.id);
  const organisations = mayChange ? await listRunningOrganisations(call, manages) : [];
  const choices = new Map(organisations.map(({ id, name }) => [id, name]));
  choices.set(site.organisation_id, site.organisation_name);
  const programmes = await listProgrammesOfSite(app.db, site.id);
  return {
    title: `${site.name} · Bottega`,
    id: site.id,
    status: site.status,
    openedOn: site.opened_on,
    closedOn: site.closed_on,
    lastChange: lastChange(site),
    statusDay: site.status_day,
    organisation: site.organisation_name,
    values: siteValues(site, actor.language),
    organisations: [...choices].map(([value, label]) => ({ value, label })),
    programmes: programmes.map(({ id, name }) => ({ id, name })),
    mayChange,
  };
});

export const action = signedIn('network.manage', async (call) => {
  const id = idFrom(call.params.id);
  const reach = await findReach(call, 'network.manage');
  found(await findSite(call.app.db, reach.scope, id));
  const form = await readForm(call.request);
  const read = await readSiteForm(form);
  if (!read.ok) return data({ ...read, typed: typedIn(form) }, { status: 422 });
  await updateSite(call, reach, id, read.value);
  throw redirect(`/network/sites/${id}?done=saved`);
});

export default function Site() {
  const { t } = useTranslation('network');
  const site = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { day } = useFormats();
  return (
    <>
      <NetworkHead
        title={site.values.name}
        lead={site.organisation}
        section="sites"
        onward={
          site.mayChange && site.status !== 'closed' ? (
            <Link to={`/network/staff/new?scope=site:${site.id}`}>{t('sites.invite')}</Link>
          ) : null
        }
      >
        <SiteStatusBadge status={site.status} />
        {site.mayChange ? (
          <>
            <Link className="button" to={`/network/sites/${site.id}/status`}>
              {t(site.status === 'planned' ? 'sites.open' : 'sites.change_status')}
            </Link>
            <Link to={`/network/sites/${site.id}/closures`}>{t('sites.closures')}</Link>
          </>
        ) : null}
      </NetworkHead>
      <div className="stack">
        <section className="panel">
          <dl className="facts">
            <dt>{t('sites.opened_on')}</dt>
            <dd>{site.openedOn === null ? t('none') : day(site.openedOn)}</dd>
            {site.closedOn === null ? null : (
              <>
                <dt>{t('sites.closed_on')}</dt>
                <dd>{day(site.closedOn)}</dd>
              </>
            )}
            {site.lastChange === null || site.statusDay === null ? null : (
              <>
                <dt>{t(`sites.${site.lastChange}`)}</dt>
                <dd>{day(site.statusDay)}</dd>
              </>
            )}
            <dt>{t('sites.programmes')}</dt>
            <dd>
              {site.programmes.length === 0 ? t('sites.no_programmes') : null}
              {site.programmes.map(({ id, name }, index) => (
                <span key={id}>
                  {index > 0 ? ', ' : null}
                  <Link to={`/network/programmes/${id}`}>{name}</Link>
                </span>
              ))}
            </dd>
          </dl>
        </section>
        <section className="panel">
          <h2>{t('sites.data')}</h2>
          <FormErrors errors={answer?.errors} />
          {site.mayChange ? (
            <Form method="post" className="form" noValidate key={site.id}>
              <SiteFields
                values={answer?.typed ?? site.values}
                organisations={site.organisations}
                choices={answer?.choices}
                errors={answer?.errors}
              />
              <SaveBar back="/network/sites" />
            </Form>
          ) : (
            <SiteFacts values={site.values} organisation={site.organisation} />
          )}
        </section>
      </div>
    </>
  );
}
