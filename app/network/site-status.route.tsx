import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findSite } from '../../db/queries/sites.ts';
import { signedIn } from '../access/gate.server.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ChipsField, TextField } from '../ui/fields.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { changeSiteStatus } from './change-site-status.server.ts';
import { found, idFrom, typedIn } from './fields.server.ts';
import { FormErrors } from './form-errors.tsx';
import { NetworkHead } from './network-head.tsx';
import { SaveBar } from './save-bar.tsx';
import { nextStatuses } from './site-status.ts';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('network.manage', async ({ app, actor, scope, params, today }) => {
  const { id, name, status } = found(await findSite(app.db, scope, idFrom(params.id)));
  return { title: pageTitle(actor.language, 'network:sites.status_title'), id, name, status, today };
});

export const action = signedIn('network.manage', async (call) => {
  const id = idFrom(call.params.id);
  const form = await readForm(call.request);
  const result = await changeSiteStatus(call, call.scope, id, form);
  if (!result.ok) return data({ errors: result.errors, typed: typedIn(form) }, { status: 422 });
  throw redirect(`/network/sites/${id}?done=status`);
});

export default function SiteStatusPage() {
  const { t } = useTranslation('network');
  const { id, name, status, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const back = `/network/sites/${id}`;
  const next = nextStatuses(status);
  return (
    <>
      <NetworkHead title={t('sites.status_title')} section="sites" above={{ to: back, label: name }} />
      <div className="panel panel--narrow">
        <FormErrors errors={answer?.errors} />
        <p>{t('sites.status_text', { status: t(`sites.statuses.${status}`) })}</p>
        <Form method="post" className="form" noValidate key={status}>
          <ChipsField
            name="status"
            label={t('sites.status_becomes')}
            errors={answer?.errors}
            chosen={[answer?.typed.status ?? next[0] ?? '']}
            choices={next.map((value) => ({ value, label: t(`sites.statuses.${value}`) }))}
          />
          <TextField
            name="day"
            type="date"
            className="input--day"
            label={t('sites.status_day')}
            hint={t('sites.status_last_day')}
            errors={answer?.errors}
            defaultValue={answer?.typed.day ?? today}
          />
          <SaveBar back={back} />
        </Form>
      </div>
    </>
  );
}
