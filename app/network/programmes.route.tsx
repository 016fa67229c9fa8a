import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listProgrammes } from '../../db/queries/programmes.ts';
import { listSites } from '../../db/queries/sites.ts';
import { signedIn } from '../access/gate.server.ts';
import { holds } from '../access/policy.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { NetworkHead } from './network-head.tsx';
import { TableBox } from './table-parts.tsx';
import { titleMeta } from './title-meta.ts';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('network.view', async ({ app, actor, scope }) => ({
  title: pageTitle(actor.language, 'network:nav.programmes'),
  programmes: await listProgrammes(app.db, scope),
  allSites: (await listSites(app.db, scope)).length,
  mayAdd: holds(actor, 'programme.manage'),
}));

export default function Programmes() {
  const { t } = useTranslation('network');
  const { programmes, allSites, mayAdd } = useLoaderData<typeof loader>();
  const { day, number } = useFormats();
  const add = (
    <Link className="button" to="/network/programmes/new">
      {t('programmes.add')}
    </Link>
  );
  const count = (value: number | null) => (value === null ? t('none') : number(value));
  return (
    <>
      <NetworkHead title={t('nav.programmes')}>{mayAdd && programmes.length > 0 ? add : null}</NetworkHead>
      {programmes.length === 0 ? (
        <div className="empty">
          <p>{t('programmes.empty')}</p>
          {mayAdd ? add : null}
        </div>
      ) : (
        <TableBox caption={t('programmes.caption')}>
          <thead>
            <tr>
              <th scope="col">{t('programmes.name')}</th>
              <th scope="col">{t('programmes.dates')}</th>
              <th scope="col">{t('programmes.closes_on')}</th>
              <th scope="col" className="num">
                {t('programmes.target_citizens')}
              </th>
              <th scope="col" className="num">
                {t('programmes.target_sessions')}
              </th>
              <th scope="col" className="num">
                {t('programmes.sites')}
              </th>
            </tr>
          </thead>
          <tbody>
            {programmes.map((programme) => (
              <tr key={programme.id}>
                <th scope="row">
                  <Link to={`/network/programmes/${programme.id}`}>{programme.name}</Link>
                </th>
                <td>
                  {t('programmes.from_to', { from: day(programme.starts_on), to: day(programme.ends_on) })}
                </td>
                <td>
                  {programme.closes_on === null ? t('programmes.still_open') : day(programme.closes_on)}
                </td>
                <td className="num">{count(programme.target_citizens)}</td>
                <td className="num">{count(programme.target_sessions)}</td>
                <td className="num">
                  {t('programmes.sites_of', { count: programme.sites, total: number(allSites) })}
                </td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      )}
    </>
  );
}
