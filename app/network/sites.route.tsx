import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listSites } from '../../db/queries/sites.ts';
import { signedIn } from '../access/gate.server.ts';
import { holds } from '../access/policy.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { SelectField, TextField } from '../ui/fields.tsx';
import { formatsFor } from '../ui/formats.ts';
import { Link } from '../ui/link.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { ListPage } from './list-page.tsx';
import { matches, pageOf, sorted, sortingFrom } from './listing.ts';
import { SITE_STATUSES } from './site-status.ts';
import { SiteStatusBadge } from './site-status-badge.tsx';
import { SortHead } from './table-parts.tsx';

export const handle = { words: ['network'] };
export const meta = titleMeta;

const COLUMNS = {
  name: 'name',
  comune: 'comune_name',
  organisation: 'organisation_name',
  status: 'status',
} as const;

export const loader = signedIn('network.view', async ({ app, actor, scope, url }) => {
  const query = (url.searchParams.get('q') ?? '').slice(0, 100);
  const status = SITE_STATUSES.find((one) => one === url.searchParams.get('status')) ?? '';
  const organisation = url.searchParams.get('organisation') ?? '';
  const sorting = sortingFrom(url.searchParams.get('sort'), ['name', 'comune', 'organisation', 'status']);

  const all = await listSites(app.db, scope);
  const organisations = new Map(all.map((site) => [site.organisation_id, site.organisation_name]));
  const fitting = all.filter(
    (site) =>
      (status === '' || site.status === status) &&
      (organisation === '' || site.organisation_id === organisation) &&
      matches(query, site.name, site.comune_name, site.province, site.address, site.external_id ?? ''),
  );
  const rows = sorted(
    fitting,
    (site) => site[COLUMNS[sorting.by]],
    sorting.down,
    formatsFor(actor.language),
  ).map((site) => ({
    id: site.id,
    name: site.name,
    kind: site.kind,
    status: site.status,
    comune: `${site.comune_name} (${site.province})`,
    organisation: site.organisation_name,
  }));
  return {
    title: pageTitle(actor.language, 'network:nav.sites'),
    page: pageOf(rows, url.searchParams.get('page')),
    sorting,
    filters: { query, status, organisation },
    organisations: [...organisations].map(([value, label]) => ({ value, label })),
    mayAdd: holds(actor, 'network.manage'),
  };
});

export default function Sites() {
  const { t } = useTranslation('network');
  const { page, sorting, filters, organisations, mayAdd } = useLoaderData<typeof loader>();
  return (
    <ListPage
      section="sites"
      words={{ empty: t('sites.empty'), caption: t('sites.caption'), add: t('sites.add') }}
      mayAdd={mayAdd}
      filters={{
        set: Object.values(filters).some((value) => value !== ''),
        fields: (
          <>
            <TextField
              name="q"
              type="search"
              label={t('sites.query')}
              defaultValue={filters.query}
              key={filters.query}
            />
            <SelectField
              name="status"
              label={t('sites.status')}
              defaultValue={filters.status}
              key={`status ${filters.status}`}
              empty={t('all')}
              choices={SITE_STATUSES.map((value) => ({ value, label: t(`sites.statuses.${value}`) }))}
            />
            <SelectField
              name="organisation"
              label={t('sites.organisation')}
              defaultValue={filters.organisation}
              key={`organisation ${filters.organisation}`}
              empty={t('all')}
              choices={organisations}
            />
          </>
        ),
      }}
      page={page}
      head={
        <>
          <SortHead column="name" label={t('sites.name')} sorting={sorting} />
          <SortHead column="comune" label={t('sites.comune')} sorting={sorting} />
          <SortHead column="organisation" label={t('sites.organisation')} sorting={sorting} />
          <th scope="col">{t('sites.kind')}</th>
          <SortHead column="status" label={t('sites.status')} sorting={sorting} />
        </>
      }
    >
      {page.rows.map((row) => (
        <tr key={row.id}>
          <th scope="row">
            <Link to={`/network/sites/${row.id}`}>{row.name}</Link>
          </th>
          <td>{row.comune}</td>
          <td>{row.organisation}</td>
          <td>{t(`sites.kinds.${row.kind}`)}</td>
          <td>
            <SiteStatusBadge status={row.status} />
          </td>
        </tr>
      ))}
    </ListPage>
  );
}
