import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { useCodeListName } from './code-list-name.tsx';
import { endCodeEntry } from './end-code-entry.server.ts';
import { readEnding } from './ending-form.server.ts';
import { EndingForm } from './ending-form.tsx';
import { entryIn, loadCodeVersion } from './load-code-version.server.ts';
import { NetworkHead } from './network-head.tsx';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('code_list.manage', async ({ app, actor, params, today }) => {
  const version = await loadCodeVersion(app.db, params);
  const entry = entryIn(version, params.code);
  const label = actor.language === 'en' ? entry.labels.en : entry.labels.it;
  return {
    title: pageTitle(actor.language, 'network:code_lists.ending', { label }),
    list: version.list,
    version: version.version,
    label,
    endedOn: entry.endedOn,
    lastDay: today < version.validFrom ? version.validFrom : today,
  };
});

export const action = signedIn('code_list.manage', async (call) => {
  const version = await loadCodeVersion(call.app.db, call.params);
  entryIn(version, call.params.code);
  const read = readEnding(await readForm(call.request));
  if (!read.ok) return data({ errors: read.errors }, { status: 422 });
  const result = await endCodeEntry(call, read.value);
  if (!result.ok) return data({ errors: result.errors }, { status: 422 });
  const done = read.value === null ? 'taken_back' : 'ended';
  throw redirect(`/network/code-lists/${version.list}/${version.version}?done=${done}`);
});

export default function CodeEntryEnding() {
  const { t } = useTranslation('network');
  const { list, version, label, endedOn, lastDay } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { day } = useFormats();
  const name = useCodeListName()(list);
  const back = `/network/code-lists/${list}/${version}`;
  return (
    <>
      <NetworkHead
        title={t('code_lists.ending', { label })}
        section="code_lists"
        above={{ to: back, label: `${name}, ${t('code_lists.version_number', { version })}` }}
      />
      <EndingForm
        text={t('code_lists.ending_text')}
        button={t('code_lists.end')}
        back={back}
        lastDay={lastDay}
        ended={endedOn === null ? undefined : t('code_lists.ended', { day: day(endedOn) })}
        errors={answer?.errors}
      />
    </>
  );
}
