import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listSavedViews } from '../../db/queries/saved-views.ts';
import { signedIn } from '../access/gate.server.ts';
import { holds } from '../access/policy.ts';
import { textOf } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { askedView, readSentView } from './asked-view.server.ts';
import { KeepView } from './asked-view.tsx';
import { loadSelection } from './load-selection.server.ts';
import { saveView } from './save-view.server.ts';
import { ViewFields } from './view-fields.tsx';
import { readViewForm } from './view-form.server.ts';

export const handle = { words: ['insights', 'views'] };
export const meta = titleMeta;

/** The views one can open, and the form that keeps the one the address asks for. */
export const loader = signedIn('dashboard.view', async (call) => {
  const { app, actor, url } = call;
  const selection = await loadSelection(call);
  const views = await listSavedViews(app.db, actor.staffId);
  const opens = (query: string) => {
    const params = new URLSearchParams(query);
    return (['site', 'organisation'] as const).every((name) => {
      const id = params.get(name);
      const ids = selection.reach.map((site) => (name === 'site' ? site.id : site.organisationId));
      return id === null || ids.includes(id);
    });
  };
  const page = {
    title: pageTitle(actor.language, 'views:title'),
    view: url.search === '' ? null : askedView(call, selection),
    mayShare: holds(actor, 'figures.share'),
    views: views
      // What a colleague sees elsewhere would only lead to «not there».
      .filter(({ staff_id, query }) => staff_id === actor.staffId || opens(query))
      .map(({ id, name, query, shared, staff_id, full_name }) => ({
        id,
        name,
        query,
        shared: shared === 1,
        owner: staff_id === actor.staffId ? null : full_name,
      })),
  };
  return data(page, { status: selection.reading.ok ? 200 : 422 });
});

export const action = signedIn('dashboard.view', async (call) => {
  const sent = await readSentView(call, readViewForm);
  if (!sent.ok) return data({ errors: sent.errors, name: textOf(sent.form, 'name') }, { status: 422 });
  await saveView(call, sent.id, sent.reading, sent.values);
  throw redirect('/insights/views');
});

export default function Views() {
  const { t } = useTranslation('views');
  const { view, mayShare, views } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} trail={[{ to: '/insights', label: t('figures') }]} />
      <ErrorSummary errors={refused?.errors} />
      <div className="stack">
        {view ? (
          <KeepView view={view} title={t('save.title')} button={t('save.button')} action="/insights/views">
            <ViewFields name={refused?.name} errors={refused?.errors} />
          </KeepView>
        ) : null}
        {views.length === 0 && !view ? (
          <div className="empty">
            <h2>{t('empty.title')}</h2>
            <p>{t('empty.how')}</p>
            <p>
              <Link className="button" to="/insights">
                {t('empty.link')}
              </Link>
            </p>
          </div>
        ) : null}
        {views.length > 0 ? (
          <div className="panel">
            <ul className="rows">
              {views.map(({ id, name, query, shared, owner }) => (
                <li key={id}>
                  <Link to={`/insights${query}`}>{name}</Link>{' '}
                  <span className="rows__note">
                    {owner ? t('of', { name: owner }) : t(shared ? 'shared' : 'own')}
                  </span>{' '}
                  {owner ? null : <Link to={`/insights/views/${id}`}>{t('change.link', { name })}</Link>}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        {mayShare ? (
          <p>
            <Link to="/insights/shares">{t('share.list')}</Link>
          </p>
        ) : null}
      </div>
    </>
  );
}
