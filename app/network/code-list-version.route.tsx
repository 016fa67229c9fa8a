import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listCodeLists } from '../../db/queries/code-lists.ts';
import { signedIn } from '../access/gate.server.ts';
import { holds } from '../access/policy.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { CodeEntryTable } from './code-entry-table.tsx';
import { useCodeListName } from './code-list-name.tsx';
import { versionState } from './code-versions.ts';
import { loadCodeVersion } from './load-code-version.server.ts';
import { NetworkHead } from './network-head.tsx';
import { VersionBadge } from './version-badge.tsx';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('network.view', async ({ app, actor, params, today }) => {
  const version = await loadCodeVersion(app.db, params);
  const versions = (await listCodeLists(app.db)).filter(({ list }) => list === version.list);
  return {
    title: pageTitle(actor.language, 'network:nav.code_lists'),
    version,
    state: versionState(version, today),
    others: versions.map((one) => one.version).filter((number) => number !== version.version),
    waiting: versions.some((one) => versionState(one, today) === 'future'),
    mayChange: holds(actor, 'code_list.manage'),
  };
});

export default function CodeListVersionPage() {
  const { t } = useTranslation('network');
  const { version, state, others, waiting, mayChange } = useLoaderData<typeof loader>();
  const { day } = useFormats();
  const { list, version: number, validFrom, validTo, source } = version;
  const here = `/network/code-lists/${list}/${number}`;
  const validity =
    validTo === null
      ? t('code_lists.from', { from: day(validFrom) })
      : t('code_lists.from_to', { from: day(validFrom), to: day(validTo) });
  return (
    <>
      <NetworkHead
        title={`${useCodeListName()(list)}, ${t('code_lists.version_number', { version: number })}`}
        lead={`${t('code_lists.validity')} ${validity} · ${source}`}
        section="code_lists"
      >
        <VersionBadge state={state} />
        {others.map((other) => (
          <Link key={other} to={`/network/code-lists/${list}/${other}`}>
            {t('code_lists.version_number', { version: other })}
          </Link>
        ))}
        {mayChange && state === 'future' ? (
          <Link className="button" to={`${here}/entries/new`}>
            {t('code_lists.add_entry')}
          </Link>
        ) : null}
        {mayChange && !waiting ? (
          <Link className="button" to={`/network/code-lists/${list}/versions`}>
            {t('code_lists.start')}
          </Link>
        ) : null}
      </NetworkHead>
      <p>
        {t(
          `code_lists.${state === 'future' ? 'future_text' : state === 'current' ? 'released_text' : 'past_text'}`,
          { day: day(validFrom) },
        )}
      </p>
      <CodeEntryTable
        list={list}
        entries={version.entries}
        here={here}
        mayChange={mayChange && state === 'future'}
        mayEnd={mayChange && state !== 'past'}
      />
    </>
  );
}
