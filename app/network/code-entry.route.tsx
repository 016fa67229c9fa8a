import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signedIn } from '../access/gate.server.ts';
import { readForm, textsOf } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { Problem } from '../platform/problem.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { CodeEntryPage } from './code-entry-page.tsx';
import { entryValues } from './code-entry-values.ts';
import { versionState } from './code-versions.ts';
import { typedIn } from './fields.server.ts';
import { codesOf, listReferredEntries } from './list-known-codes.server.ts';
import { entryIn, loadCodeVersion } from './load-code-version.server.ts';
import { saveCodeEntry } from './save-code-entry.server.ts';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('code_list.manage', async ({ app, actor, params, today }) => {
  const version = await loadCodeVersion(app.db, params);
  const entry = entryIn(version, params.code);
  if (versionState(version, today) !== 'future') throw new Problem('version_released', 409);
  return {
    title: pageTitle(actor.language, 'network:code_lists.edit_entry', { code: entry.code }),
    list: version.list,
    version: version.version,
    code: entry.code,
    entry: entryValues(entry),
    referred: await listReferredEntries(app.db, version.validFrom),
  };
});

export const action = signedIn('code_list.manage', async (call) => {
  const version = await loadCodeVersion(call.app.db, call.params);
  const { code } = entryIn(version, call.params.code);
  const form = await readForm(call.request);
  const known = codesOf(await listReferredEntries(call.app.db, version.validFrom));
  const result = await saveCodeEntry(call, code, form, known);
  if (!result.ok) {
    const entry = { values: typedIn(form), se5: textsOf(form, 'se5'), se6: textsOf(form, 'se6') };
    return data({ errors: result.errors, entry }, { status: 422 });
  }
  throw redirect(`/network/code-lists/${version.list}/${version.version}?done=saved`);
});

export default function CodeEntryRoute() {
  const { list, version, code, entry, referred } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <CodeEntryPage
      list={list}
      version={version}
      code={code}
      entry={answer?.entry ?? entry}
      referred={referred}
      errors={answer?.errors}
    />
  );
}
