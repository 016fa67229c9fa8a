import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listProgrammeTargets } from '../../db/queries/programme-targets.ts';
import { findProgramme, listProgrammeSiteIds } from '../../db/queries/programmes.ts';
import { listSiteNames } from '../../db/queries/sites.ts';
import { signedIn } from '../access/gate.server.ts';
import { scopeFor } from '../access/policy.ts';
import { readForm, textsOf } from '../platform/http/read-form.server.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { found, idFrom, typedIn } from './fields.server.ts';
import { FormErrors } from './form-errors.tsx';
import { loadProgrammeToManage } from './load-programme.server.ts';
import { NetworkHead } from './network-head.tsx';
import { ProgrammeFacts } from './programme-facts.tsx';
import { ProgrammeFields } from './programme-fields.tsx';
import { readProgrammeForm } from './programme-form.server.ts';
import { SaveBar } from './save-bar.tsx';
import { saveProgramme } from './save-programme.server.ts';
import { stepsAsFields } from './target-steps.ts';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('network.view', async ({ app, actor, scope, params }) => {
  const programme = found(await findProgramme(app.db, scope, idFrom(params.id)));
  const managed = scopeFor(actor, 'programme.manage');
  const mayChange =
    managed !== null && (await findProgramme(app.db, managed, programme.id))?.sites_elsewhere === 0;
  const sites = await listSiteNames(app.db, mayChange ? managed : scope);
  const targets = await listProgrammeTargets(app.db, [programme.id]);
  return {
    title: `${programme.name} · Bottega`,
    programme,
    targets,
    values: {
      name: programme.name,
      starts_on: programme.starts_on,
      ends_on: programme.ends_on,
      closes_on: programme.closes_on ?? '',
      minors_from: programme.minors_from ?? '',
      ...stepsAsFields(targets),
    },
    sites: sites.map(({ id, name }) => ({ value: id, label: name })),
    ticked: await listProgrammeSiteIds(app.db, scope, programme.id),
    wholeNetwork: managed?.kind === 'network',
    mayChange,
  };
});

export const action = signedIn('programme.manage', async (call) => {
  const id = idFrom(call.params.id);
  await loadProgrammeToManage(call.app.db, call.scope, id);
  const form = await readForm(call.request);
  const read = readProgrammeForm(form, call.scope);
  if (!read.ok) {
    const ticked = textsOf(form, 'sites').slice(0, 5000);
    return data({ errors: read.errors, typed: typedIn(form), ticked }, { status: 422 });
  }
  await saveProgramme(call, { id, isNew: false }, read.value);
  throw redirect(`/network/programmes/${id}?done=saved`);
});

export default function Programme() {
  const { t } = useTranslation('network');
  const { programme, targets, values, sites, wholeNetwork, ticked, mayChange } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <NetworkHead title={programme.name} section="programmes" />
      <section className="panel">
        <h2>{t('programmes.edit')}</h2>
        <FormErrors errors={answer?.errors} />
        {mayChange ? (
          <Form method="post" className="form" noValidate key={`${programme.id} ${ticked.length}`}>
            <ProgrammeFields
              values={answer?.typed ?? values}
              ticked={answer?.ticked ?? ticked}
              sites={sites}
              wholeNetwork={wholeNetwork}
              errors={answer?.errors}
            />
            <SaveBar back="/network/programmes" />
          </Form>
        ) : (
          <ProgrammeFacts
            programme={programme}
            targets={targets}
            sites={sites.filter(({ value }) => ticked.includes(value)).map(({ label }) => label)}
          />
        )}
      </section>
    </>
  );
}
