import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findStaffSignOn } from '../../db/queries/sign-on.ts';
import { findReach } from '../access/find-reach.server.ts';
import { signedIn } from '../access/gate.server.ts';
import { civil } from '../platform/clock.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { TextField } from '../ui/fields.tsx';
import { useFormats } from '../ui/format.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { idFrom, typedIn } from './fields.server.ts';
import { FormErrors } from './form-errors.tsx';
import { findPersonToManage } from './load-person.server.ts';
import { NetworkHead } from './network-head.tsx';
import { resetSignOn } from './reset-sign-on.server.ts';
import { SaveBar } from './save-bar.tsx';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('network.manage', async (call) => {
  const { app, actor } = call;
  const person = await findPersonToManage(call);
  const { provider } = app.config;
  const known = await findStaffSignOn(app.db, person.id);
  const linkedAt = known?.linked_at ?? null;
  return {
    title: pageTitle(actor.language, 'network:sign_on.name'),
    id: person.id,
    fullName: person.full_name,
    email: person.email,
    provider: provider && { label: provider.label, byEmail: provider.claim === 'email' },
    hasIdentifier: (known?.identifier_sealed ?? null) !== null,
    linkedOn: linkedAt === null ? null : civil(new Date(linkedAt), app.timeZone).day,
  };
});

export const action = signedIn('network.manage', async (call) => {
  const id = idFrom(call.params.id);
  const form = await readForm(call.request);
  const result = await resetSignOn(call, await findReach(call, 'network.manage'), id, form);
  if (!result.ok) return data({ errors: result.errors, typed: typedIn(form) }, { status: 422 });
  throw redirect(`/network/staff/${id}?done=sign_on`);
});

export default function StaffSignOn() {
  const { t } = useTranslation('network');
  const { id, fullName, email, provider, hasIdentifier, linkedOn } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { day } = useFormats();
  const back = `/network/staff/${id}`;
  const above = { to: back, label: fullName };
  if (!provider) {
    return (
      <>
        <NetworkHead title={t('sign_on.name')} section="staff" above={above} />
        <div className="empty">
          <p>{t('sign_on.none')}</p>
        </div>
      </>
    );
  }
  const { label, byEmail } = provider;
  return (
    <>
      <NetworkHead title={t('sign_on.title', { label })} section="staff" above={above} />
      <div className="panel">
        <FormErrors errors={answer?.errors} />
        <p>{linkedOn === null ? t('sign_on.unlinked') : t('sign_on.linked', { day: day(linkedOn) })}</p>
        <p>{t(byEmail ? 'sign_on.by_email' : 'sign_on.by_identifier', { label, email })}</p>
        {byEmail && linkedOn === null ? null : (
          <Form method="post" className="form" noValidate>
            {byEmail ? null : (
              <TextField
                name="identifier"
                label={t('sign_on.identifier')}
                hint={t(hasIdentifier ? 'sign_on.identifier_there' : 'sign_on.identifier_hint')}
                errors={answer?.errors}
                defaultValue={answer?.typed.identifier}
                autoComplete="off"
                optional
              />
            )}
            <p>{t('sign_on.consequence')}</p>
            <SaveBar back={back} label={t(byEmail ? 'sign_on.unlink' : 'sign_on.save')} />
          </Form>
        )}
      </div>
    </>
  );
}
