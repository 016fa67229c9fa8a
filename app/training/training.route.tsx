import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findReach } from '../access/find-reach.server.ts';
import { signedIn } from '../access/gate.server.ts';
import { holds } from '../access/policy.ts';
import { pageOf } from '../network/listing.ts';
import { Pager } from '../network/table-parts.tsx';
import { pageTitle } from '../platform/page-title.server.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { TableBox } from '../ui/table-box.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { loadPaths } from './load-paths.server.ts';
import { MODULE_STATES } from './rules.ts';
import { StateBadge } from './standing-rows.tsx';

export const handle = { words: ['training', 'network'] };
export const meta = titleMeta;

export const loader = signedIn('training.view', async (call) => {
  const people = await loadPaths(call, await findReach(call, 'training.view'));
  const asked = MODULE_STATES.find((state) => state === call.url.searchParams.get('state'));
  const counts = MODULE_STATES.map((state) => ({
    state,
    people: people.filter(({ worst }) => worst === state).length,
  }));
  return {
    title: pageTitle(call.actor.language, 'training:title'),
    counts,
    asked: asked ?? null,
    page: pageOf(
      asked ? people.filter(({ worst }) => worst === asked) : people,
      call.url.searchParams.get('page'),
    ),
    mayManage: holds(call.actor, 'training.manage'),
    mayRecord: holds(call.actor, 'training.record'),
  };
});

/** Who has learned what their role asks, and who has not. */
export default function TrainingPage() {
  const { t } = useTranslation('training');
  const { counts, asked, page, mayManage, mayRecord } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')}>
        {mayManage ? <Link to="/training/modules">{t('modules.title')}</Link> : null}
      </PageHead>
      <nav aria-label={t('filter')} className="actions">
        <Link to="/training" aria-current={asked === null ? 'page' : undefined}>
          {t('everybody')}
        </Link>
        {counts.map(({ state, people: count }) => (
          <Link
            key={state}
            to={`/training?state=${state}`}
            aria-current={asked === state ? 'page' : undefined}
          >
            {t(`state.${state}`)}: {count}
          </Link>
        ))}
      </nav>
      {page.total === 0 ? (
        <p className="empty">{t(asked === null ? 'none' : 'none_so')}</p>
      ) : (
        <TableBox caption={t('caption')} wide>
          <thead>
            <tr>
              <th scope="col">{t('person')}</th>
              <th scope="col">{t('roles')}</th>
              <th scope="col">{t('path')}</th>
              <th scope="col">{t('missing')}</th>
            </tr>
          </thead>
          <tbody>
            {page.rows.map(({ id, name, roles, standings, worst }) => (
              <tr key={id}>
                <th scope="row">{mayRecord ? <Link to={`/training/staff/${id}`}>{name}</Link> : name}</th>
                <td>{roles.map((role) => t(`role.${role}`)).join(', ')}</td>
                <td>
                  <StateBadge state={worst} />
                </td>
                <td>
                  {standings
                    .filter(({ state }) => state !== 'done')
                    .map(({ title }) => title)
                    .join(', ')}
                </td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      )}
      <Pager page={page} />
    </>
  );
}
