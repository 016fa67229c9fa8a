import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listProgrammeTargets } from '../../db/queries/programme-targets.ts';
import { findProgramme, listProgrammeSiteIds } from '../../db/queries/programmes.ts';
import { listSiteNames } from '../../db/queries/sites.ts';
import { type Call, signedIn } from '../access/gate.server.ts';
import { scopeFor } from '../access/policy.ts';
import { EnterSaves } from '../ui/enter-saves.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { found, idFrom } from './fields.server.ts';
import { FormErrors } from './form-errors.tsx';
import { loadProgrammeToManage } from './load-programme.server.ts';
import { NetworkHead } from './network-head.tsx';
import { ProgrammeFacts } from './programme-facts.tsx';
import { ProgrammeFields } from './programme-fields.tsx';
import { sitesToBegin } from './programme-sites.server.ts';
import { readSentProgramme } from './read-programme.server.ts';
import { SaveBar } from './save-bar.tsx';
import { saveProgramme } from './save-programme.server.ts';
import { stepsAsFields } from './target-steps.ts';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('network.view', async (call) => {
  const { app, actor, scope, params } = call;
  const programme = found(await findProgramme(app.db, scope, idFrom(params.id)));
  const managed = scopeFor(actor, 'programme.manage');
  const mayChange =
    managed !== null && (await findProgramme(app.db, managed, programme.id))?.sites_elsewhere === 0;
  const ticked = await listProgrammeSiteIds(app.db, scope, programme.id);
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
    takingPart: ticked.length,
    wholeNetwork: managed?.kind === 'network',
    /** To change; null for those who only read. */
    sites: mayChange ? await sitesToBegin(call, ticked) : null,
    siteNames: mayChange ? [] : await namesOf(call, ticked),
  };
});

/** The names of the sites in scope that take part. */
async function namesOf({ app, scope }: Call, takingPart: readonly string[]): Promise<string[]> {
  const ids = new Set(takingPart);
  return (await listSiteNames(app.db, scope)).filter(({ id }) => ids.has(id)).map(({ name }) => name);
}

export const action = signedIn('programme.manage', async (call) => {
  const id = idFrom(call.params.id);
  await loadProgrammeToManage(call.app.db, call.scope, id);
  const read = await readSentProgramme(call, id);
  if (!read.ok) return data(read.page, { status: read.status });
  await saveProgramme(call, { id, isNew: false }, read.value);
  throw redirect(`/network/programmes/${id}?done=saved`);
});

export default function Programme() {
  const { t } = useTranslation('network');
  const { programme, targets, values, sites, siteNames, takingPart, wholeNetwork } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <NetworkHead title={programme.name} section="programmes" />
      <section className="panel">
        <h2>{t('programmes.edit')}</h2>
        <FormErrors errors={answer?.errors} />
        {sites ? (
          <Form method="post" className="form" noValidate key={`${programme.id} ${takingPart}`}>
            <EnterSaves>{t('save')}</EnterSaves>
            <ProgrammeFields
              values={answer?.typed ?? values}
              sites={answer?.sites ?? sites}
              wholeNetwork={wholeNetwork}
              errors={answer?.errors}
            />
            <SaveBar back="/network/programmes" />
          </Form>
        ) : (
          <ProgrammeFacts programme={programme} targets={targets} sites={siteNames} />
        )}
      </section>
    </>
  );
}
