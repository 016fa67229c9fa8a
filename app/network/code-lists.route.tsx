import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listCodeLists } from '../../db/queries/code-lists.ts';
import { signedIn } from '../access/gate.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { TableBox } from '../ui/table-box.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { useCodeListName } from './code-list-name.tsx';
import { versionState } from './code-versions.ts';
import { NetworkHead } from './network-head.tsx';
import { VersionBadge } from './version-badge.tsx';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('network.view', async ({ app, actor, today }) => ({
  title: pageTitle(actor.language, 'network:nav.code_lists'),
  versions: (await listCodeLists(app.db)).map((version) => ({
    ...version,
    state: versionState(version, today),
  })),
}));

export default function CodeLists() {
  const { t } = useTranslation('network');
  const { versions } = useLoaderData<typeof loader>();
  const { compare, day, number } = useFormats();
  const nameOf = useCodeListName();
  const sorted = versions.toSorted(
    (a, b) => compare(nameOf(a.list), nameOf(b.list)) || b.version - a.version,
  );
  return (
    <>
      <NetworkHead title={t('nav.code_lists')}>
        <Link to="/network/patron-days">{t('code_lists.patron_days')}</Link>
        <Link to="/network/enrolment-terms">{t('code_lists.enrolment_terms')}</Link>
      </NetworkHead>
      {versions.length === 0 ? (
        <p className="empty">{t('code_lists.empty')}</p>
      ) : (
        <TableBox caption={t('code_lists.caption')} wide>
          <thead>
            <tr>
              <th scope="col">{t('code_lists.list')}</th>
              <th scope="col" className="num">
                {t('code_lists.version')}
              </th>
              <th scope="col">{t('code_lists.state')}</th>
              <th scope="col">{t('code_lists.validity')}</th>
              <th scope="col" className="num">
                {t('code_lists.entries')}
              </th>
              <th scope="col">{t('code_lists.source')}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <tr key={`${row.list} ${row.version}`}>
                <th scope="row">
                  <Link to={`/network/code-lists/${row.list}/${row.version}`}>{nameOf(row.list)}</Link>
                </th>
                <td className="num">{row.version}</td>
                <td>
                  <VersionBadge state={row.state} />
                </td>
                <td>
                  {row.validTo === null
                    ? t('code_lists.from', { from: day(row.validFrom) })
                    : t('code_lists.from_to', { from: day(row.validFrom), to: day(row.validTo) })}
                </td>
                <td className="num">{number(row.entries)}</td>
                <td className="code">{row.source}</td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      )}
    </>
  );
}
