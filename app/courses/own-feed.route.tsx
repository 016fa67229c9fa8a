import { redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listSiteNames } from '../../db/queries/sites.ts';
import { signedIn } from '../access/gate.server.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { CoursesHead } from './courses-head.tsx';
import { FeedAddress } from './feed-address.tsx';
import { siteFeedHref } from './feed-href.ts';
import { readOwnFeed, renewOwnFeed } from './own-feed.server.ts';

export const handle = { words: ['courses', 'network'] };
export const meta = titleMeta;

export const loader = signedIn('course.plan', async (call) => {
  const { app, actor, scope } = call;
  const sites = await listSiteNames(app.db, scope);
  return {
    title: pageTitle(actor.language, 'courses:feed.title'),
    own: await readOwnFeed(call),
    sites: sites.map(({ id, name }) => ({ id, name, address: siteFeedHref(id, app.config.publicUrl) })),
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
  const { own, sites } = useLoaderData<typeof loader>();
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
          <ul className="rows">
            {sites.map((site) => (
              <li key={site.id}>
                <div className="rows__main">
                  <h3>{site.name}</h3>
                  <FeedAddress address={site.address} label={site.name} />
                </div>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}
