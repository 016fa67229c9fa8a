import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listCodeLists } from '../../db/queries/code-lists.ts';
import { signedIn } from '../access/gate.server.ts';
import { addDays } from '../platform/clock.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { TextField } from '../ui/fields.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { useCodeListName } from './code-list-name.tsx';
import { found, typedIn } from './fields.server.ts';
import { FormErrors } from './form-errors.tsx';
import { NetworkHead } from './network-head.tsx';
import { SaveBar } from './save-bar.tsx';
import { startCodeListVersion } from './start-code-list-version.server.ts';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('code_list.manage', async ({ app, actor, params, today }) => {
  const versions = await listCodeLists(app.db);
  const { list, version } = found(versions.find((one) => one.list === params.list));
  return {
    title: pageTitle(actor.language, 'network:code_lists.start'),
    list,
    version,
    tomorrow: addDays(today, 1),
  };
});

export const action = signedIn('code_list.manage', async (call) => {
  const form = await readForm(call.request);
  const list = call.params.list ?? '';
  const result = await startCodeListVersion(call, list, form);
  if (!result.ok) return data({ errors: result.errors, typed: typedIn(form) }, { status: 422 });
  throw redirect(`/network/code-lists/${list}/${result.value}?done=created`);
});

export default function CodeListVersions() {
  const { t } = useTranslation('network');
  const { list, version, tomorrow } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const name = useCodeListName()(list);
  const back = `/network/code-lists/${list}/${version}`;
  return (
    <>
      <NetworkHead title={t('code_lists.start')} section="code_lists" above={{ to: back, label: name }} />
      <div className="panel panel--narrow">
        <FormErrors errors={answer?.errors} />
        <p>{t('code_lists.start_text', { version })}</p>
        <Form method="post" className="form" noValidate>
          <TextField
            name="valid_from"
            type="date"
            className="input--day"
            label={t('code_lists.valid_from')}
            errors={answer?.errors}
            defaultValue={answer?.typed.valid_from ?? tomorrow}
          />
          <TextField
            name="source"
            label={t('code_lists.source')}
            hint={t('code_lists.source_hint')}
            errors={answer?.errors}
            defaultValue={answer?.typed.source}
            autoComplete="off"
          />
          <SaveBar back={back} label={t('code_lists.start_button')} />
        </Form>
      </div>
    </>
  );
}
