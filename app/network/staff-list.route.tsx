import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listGrantsOn, type NamedGrant } from '../../db/queries/grants.ts';
import { listStaffWithLostLetter } from '../../db/queries/letters.ts';
import { listStaff } from '../../db/queries/staff.ts';
import { findReach } from '../access/find-reach.server.ts';
import { signedIn } from '../access/gate.server.ts';
import { holds, ROLES } from '../access/policy.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { SelectField, TextField } from '../ui/fields.tsx';
import { formatsFor } from '../ui/formats.ts';
import { Link } from '../ui/link.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { ListPage } from './list-page.tsx';
import { matches, pageOf, sorted, sortingFrom } from './listing.ts';
import { LostLetters } from './lost-letters.tsx';
import { staffState } from './staff-state.ts';
import { StaffStateBadge } from './staff-state-badge.tsx';
import { SortHead } from './table-parts.tsx';

export const handle = { words: ['network'] };
export const meta = titleMeta;

const GRANTS_SHOWN = 3;

export const loader = signedIn('network.view', async (call) => {
  const { app, actor, url, today } = call;
  const query = (url.searchParams.get('q') ?? '').slice(0, 100);
  const role = ROLES.find((one) => one === url.searchParams.get('role')) ?? '';
  const sorting = sortingFrom(url.searchParams.get('sort'), ['name', 'email']);
  const reach = await findReach(call, 'network.view');

  const grants = new Map<string, NamedGrant[]>();
  for (const grant of await listGrantsOn(app.db, reach, today)) {
    grants.set(grant.staff_id, [...(grants.get(grant.staff_id) ?? []), grant]);
  }
  const all = await listStaff(app.db, reach);
  const lost = new Set(await listStaffWithLostLetter(app.db));
  const fitting = all.filter(
    (person) =>
      (role === '' || grants.get(person.id)?.some((grant) => grant.role === role)) &&
      matches(query, person.full_name, person.email),
  );
  const column = sorting.by === 'name' ? 'full_name' : 'email';
  const page = pageOf(
    sorted(fitting, (person) => person[column], sorting.down, formatsFor(actor.language)),
    url.searchParams.get('page'),
  );
  const rows = page.rows.map((person) => ({
    id: person.id,
    name: person.full_name,
    email: person.email,
    state: staffState(person, today),
    grants: (grants.get(person.id) ?? [])
      .slice(0, GRANTS_SHOWN)
      .map(({ id, role, scope_name }) => ({ id, role, scope: scope_name })),
    more: Math.max(0, (grants.get(person.id)?.length ?? 0) - GRANTS_SHOWN),
  }));
  return {
    title: pageTitle(actor.language, 'network:nav.staff'),
    page: { ...page, rows },
    sorting,
    filters: { query, role },
    lost: all.filter(({ id }) => lost.has(id)).map(({ id, full_name: name }) => ({ id, name })),
    mayAdd: holds(actor, 'network.manage'),
  };
});

export default function Staff() {
  const { t } = useTranslation('network');
  const { page, sorting, filters, lost, mayAdd } = useLoaderData<typeof loader>();
  return (
    <ListPage
      section="staff"
      words={{ empty: t('staff.empty'), caption: t('staff.caption'), add: t('staff.add') }}
      mayAdd={mayAdd}
      notice={
        <>
          <LostLetters people={lost} />
          <p>
            <Link to="/training">{t('training')}</Link>
          </p>
        </>
      }
      filters={{
        set: filters.query !== '' || filters.role !== '',
        fields: (
          <>
            <TextField
              name="q"
              type="search"
              label={t('staff.query')}
              defaultValue={filters.query}
              key={filters.query}
            />
            <SelectField
              name="role"
              label={t('staff.role_filter')}
              defaultValue={filters.role}
              key={`role ${filters.role}`}
              empty={t('all')}
              choices={ROLES.map((value) => ({ value, label: t(`grants.roles.${value}`) }))}
            />
          </>
        ),
      }}
      page={page}
      head={
        <>
          <SortHead column="name" label={t('staff.full_name')} sorting={sorting} />
          <SortHead column="email" label={t('staff.email')} sorting={sorting} />
          <th scope="col">{t('staff.grants')}</th>
          <th scope="col">{t('staff.state')}</th>
        </>
      }
    >
      {page.rows.map((row) => (
        <tr key={row.id}>
          <th scope="row">
            <Link to={`/network/staff/${row.id}`}>{row.name}</Link>
          </th>
          <td>{row.email}</td>
          <td>
            {row.grants.length === 0 ? t('none') : null}
            {row.grants.map((grant) => (
              <div key={grant.id}>
                {t(`grants.roles.${grant.role}`)} · {grant.scope ?? t('grants.scope_network')}
              </div>
            ))}
            {row.more > 0 ? <div className="code">+{row.more}</div> : null}
          </td>
          <td>
            <StaffStateBadge state={row.state} />
          </td>
        </tr>
      ))}
    </ListPage>
  );
}
