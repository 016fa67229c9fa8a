import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listDataRequests } from '../../db/queries/data-requests.ts';
import { signedIn } from '../access/gate.server.ts';
import { holds } from '../access/policy.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { TableBox } from '../ui/table-box.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { RequestState } from './request-state.tsx';
import { shownRequest } from './shown-request.ts';

export const handle = { words: ['privacy'] };
export const meta = titleMeta;

export const loader = signedIn('request.read', async ({ app, actor, scope, today }) => ({
  readsRetention: holds(actor, 'retention.read'),
  findsPeople: holds(actor, 'citizen.find'),
  title: pageTitle(actor.language, 'privacy:list.title'),
  requests: (await listDataRequests(app.db, scope)).map(shownRequest),
  today,
}));

export default function Requests() {
  const { t } = useTranslation('privacy');
  const { requests, today, readsRetention, findsPeople } = useLoaderData<typeof loader>();
  const formats = useFormats();
  const open = requests.filter(({ state }) => state === 'open').length;
  return (
    <>
      <PageHead
        title={t('list.title')}
        lead={t('list.lead', { count: open })}
        trail={findsPeople ? [{ to: '/people', label: t('ui:tabs.people') }] : []}
      >
        {readsRetention ? (
          <>
            <Link to="/retention">{t('retention.link')}</Link>
            <Link to="/notices">{t('notice.versions')}</Link>
          </>
        ) : null}
      </PageHead>
      {requests.length === 0 ? (
        <div className="empty">
          <p>{t('list.empty')}</p>
        </div>
      ) : (
        <TableBox caption={t('list.caption')}>
          <thead>
            <tr>
              <th scope="col">{t('list.no')}</th>
              <th scope="col">{t('list.kind')}</th>
              <th scope="col">{t('list.site')}</th>
              <th scope="col">{t('list.received')}</th>
              <th scope="col">{t('list.state')}</th>
            </tr>
          </thead>
          <tbody>
            {requests.map((request) => (
              <tr key={request.id}>
                <th scope="row">
                  <Link to={`/requests/${request.id}`}>{t('no', { no: request.no })}</Link>
                </th>
                <td>{t(`kind.${request.kind}`)}</td>
                <td>{request.site_name}</td>
                <td>{formats.date(request.received_on)}</td>
                <td>
                  <RequestState request={request} today={today} />
                </td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      )}
    </>
  );
}
