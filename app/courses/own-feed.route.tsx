import { redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listSiteNames } from '../../db/queries/sites.ts';
import { signedIn } from '../access/gate.server.ts';
import { FilterForm, NothingFound } from '../network/filter-form.tsx';
import { matches, pageOf } from '../network/listing.ts';
import { Pager } from '../network/table-parts.tsx';
import { readForm } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { TextField } from '../ui/fields.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { CoursesHead } from './courses-head.tsx';
import { FeedAddress } from './feed-address.tsx';
import { siteFeedHref } from './feed-href.ts';
import { readOwnFeed, renewOwnFeed } from './own-feed.server.ts';

export const handle = { words: ['courses', 'network'] };
export const meta = titleMeta;

export const loader = signedIn('course.plan', async (call) => {
  const { app, actor, scope, url } = call;
  const query = (url.searchParams.get('q') ?? '').slice(0, 100);
  const sites = await listSiteNames(app.db, scope);
  const page = pageOf(
    sites.filter(({ name }) => matches(query, name)),
    url.searchParams.get('page'),
  );
  return {
    title: pageTitle(actor.language, 'courses:feed.title'),
    own: await readOwnFeed(call),
    query,
    areMany: sites.length > page.rows.length,
    page: {
      ...page,
      rows: page.rows.map(({ id, name }) => ({ id, name, address: siteFeedHref(id, app.config.publicUrl) })),
    },
  };
});

/** Makes an address, or a new one in place of the old. */
export const action = signedIn('course.plan', async (call) => {
  await readForm(call.request);
  await renewOwnFeed(call);
  throw redirect('/account/calendar');
});

export default function OwnFeed() {
  const { t } = useTranslation('courses');
  const { own, query, areMany, page } = useLoaderData<typeof loader>();
  return (
    <>
      <CoursesHead title={t('feed.title')} lead={t('feed.lead')} section="calendar" />
      <div className="stack">
        <section className="panel">
          <h2>{t('feed.own')}</h2>
          <p>{t(own === null ? 'feed.none' : 'feed.secret')}</p>
          {own === null ? null : <FeedAddress address={own} label={t('feed.own')} />}
          <div className="actions">
            <Form method="post">
              <button type="submit" className="button">
                {t(own === null ? 'feed.make' : 'feed.renew')}
              </button>
            </Form>
            {own === null ? null : (
              <Form method="post" action="/account/calendar/revocation">
                <button type="submit" className="button button--danger">
                  {t('feed.revoke')}
                </button>
              </Form>
            )}
          </div>
        </section>
        <section className="panel">
          <h2>{t('feed.sites')}</h2>
          <p>{t('feed.sites_text')}</p>
          {areMany ? (
            <FilterForm filtered={query !== ''}>
              <TextField name="q" type="search" label={t('edition.site')} defaultValue={query} key={query} />
            </FilterForm>
          ) : null}
          {page.total === 0 ? <NothingFound /> : null}
          <ul className="rows">
            {page.rows.map((site) => (
              <li key={site.id}>
                <div className="rows__main">
                  <h3>{site.name}</h3>
                  <FeedAddress address={site.address} label={site.name} />
                </div>
              </li>
            ))}
          </ul>
          <Pager page={page} />
        </section>
      </div>
    </>
  );
}
