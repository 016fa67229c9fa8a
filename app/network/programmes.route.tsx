import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listProgrammeTargets } from '../../db/queries/programme-targets.ts';
import { listSeenProgrammes } from '../../db/queries/programmes.ts';
import { listSites } from '../../db/queries/sites.ts';
import { signedIn } from '../access/gate.server.ts';
import { holds } from '../access/policy.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { ListPage } from './list-page.tsx';
import { pageOf } from './listing.ts';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('network.view', async ({ app, actor, scope, url }) => {
  const page = pageOf(await listSeenProgrammes(app.db, scope), url.searchParams.get('page'));
  const targets = await listProgrammeTargets(
    app.db,
    page.rows.map(({ id }) => id),
  );
  // The steps rise: the last one is what the programme is to reach.
  const people = new Map(
    targets.filter(({ measure }) => measure === 'uniques').map((step) => [step.programme_id, step.value]),
  );
  return {
    title: pageTitle(actor.language, 'network:nav.programmes'),
    page: { ...page, rows: page.rows.map((row) => ({ ...row, people: people.get(row.id) ?? null })) },
    allSites: (await listSites(app.db, scope)).length,
    wholeNetwork: scope.kind === 'network',
    mayAdd: holds(actor, 'programme.manage'),
  };
});

export default function Programmes() {
  const { t } = useTranslation('network');
  const { page, allSites, wholeNetwork, mayAdd } = useLoaderData<typeof loader>();
  const { day, number } = useFormats();
  const count = (value: number | null) => (value === null ? t('none') : number(value));
  return (
    <ListPage
      section="programmes"
      words={{ empty: t('programmes.empty'), caption: t('programmes.caption'), add: t('programmes.add') }}
      mayAdd={mayAdd}
      page={page}
      head={
        <>
          <th scope="col">{t('programmes.name')}</th>
          <th scope="col">{t('programmes.dates')}</th>
          <th scope="col">{t('programmes.closes_on')}</th>
          <th scope="col" className="num">
            {t('targets.uniques')}
          </th>
          <th scope="col" className="num">
            {t(wholeNetwork ? 'programmes.sites' : 'programmes.own_sites')}
          </th>
        </>
      }
    >
      {page.rows.map((programme) => (
        <tr key={programme.id}>
          <th scope="row">
            <Link to={`/network/programmes/${programme.id}`}>{programme.name}</Link>
          </th>
          <td>{t('programmes.from_to', { from: day(programme.starts_on), to: day(programme.ends_on) })}</td>
          <td>{programme.closes_on === null ? t('programmes.still_open') : day(programme.closes_on)}</td>
          <td className="num">{count(programme.people)}</td>
          <td className="num">
            {t('programmes.sites_of', { count: programme.sites, total: number(allSites) })}
          </td>
        </tr>
      ))}
    </ListPage>
  );
}
