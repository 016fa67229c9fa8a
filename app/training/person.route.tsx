import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findStaff } from '../../db/queries/staff.ts';
import { listModules, listRolesInReach } from '../../db/queries/training.ts';
import { findReach } from '../access/find-reach.server.ts';
import { type Call, signedIn } from '../access/gate.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { isId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { SelectField, TextField } from '../ui/fields.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { loadPath } from './load-paths.server.ts';
import { recordTraining } from './record-training.server.ts';
import { StandingRows } from './standing-rows.tsx';

export const handle = { words: ['training'] };
export const meta = titleMeta;

/** A colleague in reach; throws `not_found`. */
async function openColleague(call: Call) {
  const { id } = call.params;
  const reach = await findReach(call, 'training.record');
  const person = id && isId(id) ? await findStaff(call.app.db, reach, id) : undefined;
  if (!person) throw notFound();
  return { person, reach };
}

export const loader = signedIn('training.record', async (call) => {
  const { person, reach } = await openColleague(call);
  const roles = await listRolesInReach(call.app.db, reach, call.today, { staffId: person.id });
  const modules = await listModules(call.app.db);
  return {
    title: `${person.full_name} · Bottega`,
    name: person.full_name,
    isRecorded: call.url.searchParams.get('done') === 'recorded',
    today: call.today,
    standings: await loadPath(call.app, { id: person.id, roles: roles.map(({ role }) => role) }, call.today),
    modules: modules
      .filter(({ ended_on }) => ended_on === null)
      .map(({ id, title }) => ({ value: id, label: title })),
  };
});

/** Notes that a module was learned elsewhere. */
export const action = signedIn('training.record', async (call) => {
  const { person } = await openColleague(call);
  const form = await readForm(call.request);
  const typed = { module: textOf(form, 'module'), day: textOf(form, 'day') };
  const errors = await recordTraining(call, person.id, typed);
  if (errors) return data({ errors, typed }, { status: 422 });
  throw redirect(`/training/staff/${person.id}?done=recorded`);
});

export default function PersonTrainingPage() {
  const { t } = useTranslation('training');
  const { name, isRecorded, today, standings, modules } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <PageHead title={name} lead={t('record.lead')} trail={[{ to: '/training', label: t('title') }]} />
      {isRecorded && !refused ? (
        <Notice tone="good" answer>
          <p>{t('record.done')}</p>
        </Notice>
      ) : null}
      <ErrorSummary errors={refused?.errors} />
      <div className="split">
        <section className="panel" aria-labelledby="path">
          <h2 id="path">{t('path')}</h2>
          {standings.length === 0 ? <p>{t('record.none')}</p> : <StandingRows standings={standings} />}
        </section>
        {modules.length === 0 ? null : (
          <Form method="post" className="panel form">
            <h2>{t('record.title')}</h2>
            <p>{t('record.why')}</p>
            <SelectField
              name="module"
              label={t('module')}
              choices={modules}
              errors={refused?.errors}
              defaultValue={refused?.typed.module}
            />
            <TextField
              name="day"
              type="date"
              label={t('record.day')}
              errors={refused?.errors}
              defaultValue={refused?.typed.day ?? today}
              max={today}
              required
            />
            <SendBar label={t('record.button')} />
          </Form>
        )}
      </div>
    </>
  );
}
