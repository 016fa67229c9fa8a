import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listOrganisations } from '../../db/queries/organisations.ts';
import { findReach } from '../access/find-reach.server.ts';
import { signedIn } from '../access/gate.server.ts';
import { holds } from '../access/policy.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { formatsFor } from '../ui/formats.ts';
import { Link } from '../ui/link.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { ListPage } from './list-page.tsx';
import { pageOf, sorted, sortingFrom } from './listing.ts';
import { comuneTextByCode } from './read-comune.server.ts';
import { SortHead } from './table-parts.tsx';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('network.view', async (call) => {
  const { app, actor, url, today } = call;
  const reach = await findReach(call, 'network.view');
  const sorting = sortingFrom(url.searchParams.get('sort'), ['name', 'comune']);
  const all = await Promise.all(
    (await listOrganisations(app.db, reach)).map(async ({ created_at: _, ...organisation }) => ({
      ...organisation,
      comune: await comuneTextByCode(organisation.comune),
      ended: organisation.ended_on !== null && organisation.ended_on < today,
    })),
  );
  const rows = sorted(all, (row) => row[sorting.by], sorting.down, formatsFor(actor.language));
  return {
    title: pageTitle(actor.language, 'network:nav.organisations'),
    page: pageOf(rows, url.searchParams.get('page')),
    sorting,
    mayAdd: holds(actor, 'organisation.manage'),
  };
});

export default function Organisations() {
  const { t } = useTranslation('network');
  const { page, sorting, mayAdd } = useLoaderData<typeof loader>();
  const { day, number } = useFormats();
  return (
    <ListPage
      section="organisations"
      words={{
        empty: t('organisations.empty'),
        caption: t('organisations.caption'),
        add: t('organisations.add'),
      }}
      mayAdd={mayAdd}
      page={page}
      head={
        <>
          <SortHead column="name" label={t('organisations.name')} sorting={sorting} />
          <th scope="col">{t('organisations.kind')}</th>
          <th scope="col">{t('organisations.role')}</th>
          <SortHead column="comune" label={t('organisations.comune')} sorting={sorting} />
          <th scope="col" className="num">
            {t('organisations.sites')}
          </th>
          <th scope="col">{t('organisations.state')}</th>
        </>
      }
    >
      {page.rows.map((row) => (
        <tr key={row.id}>
          <th scope="row">
            <Link to={`/network/organisations/${row.id}`}>{row.name}</Link>
          </th>
          <td>{t(`organisations.kinds.${row.kind}`)}</td>
          <td>{t(`organisations.roles.${row.role}`)}</td>
          <td>{row.comune}</td>
          <td className="num">
            {row.sites > 0 ? (
              <Link to={`/network/sites?organisation=${row.id}`}>{number(row.sites)}</Link>
            ) : (
              number(0)
            )}
          </td>
          <td>
            {row.ended && row.ended_on !== null ? (
              <span className="badge">{t('organisations.ended_on', { day: day(row.ended_on) })}</span>
            ) : (
              <span className="badge badge--good">{t('organisations.active')}</span>
            )}
          </td>
        </tr>
      ))}
    </ListPage>
  );
}
