import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { offerSetUp } from '../../app/access/offer-set-up.server.ts';
import type { Db } from '../../db/index.ts';
import { CookieBrowser } from '../support/cookie-browser.ts';
import { freshSqlite } from '../support/engines.ts';
import { config, openTestSite, openUnfoundedSite, type TestSite } from '../support/http-app.ts';

describe('a network that was just set up', () => {
  const PASSWORD = 'tre pere e una lampada gialla';
  let db: Db;
  let site: Omit<TestSite, 'network'>;
  let browser: CookieBrowser;
  const read = async (path: string) => (await browser.get(path)).text();

  beforeAll(async () => {
    db = await freshSqlite();
    // Where the password is enough.
    site = await openUnfoundedSite(db, { config: { ...config, demo: true } });
    browser = new CookieBrowser(site);
  });
  afterAll(async () => {
    await site.close();
    await db.destroy();
  });

  it('says that the password is saved, and leads its administrator to the next step', async () => {
    const unfounded = 'Questa rete è ancora da avviare';
    expect(await read('/sign-in')).toContain(unfounded);
    const link = new URL((await offerSetUp(site.app)) ?? '').pathname;
    const account = { email: 'anna@test.bottega.example', password: PASSWORD };
    const founded = await browser.post(link, { ...account, network: 'Rete', full_name: 'Anna Prova' });
    const signIn = founded.headers.get('Location') ?? '';
    expect(await read(signIn)).toContain('Password salvata');
    const later = await read('/sign-in');
    expect(later).not.toContain('Password salvata');
    expect(later).not.toContain(unfounded);
    expect((await browser.post('/sign-in', account)).headers.get('Location')).toBe('/');
    expect((await browser.get('/')).headers.get('Location')).toBe('/network');
    expect(await read('/network')).toContain('/network/organisations/new');
  });

  it.each([
    ['/insights', 'Ancora nessun accesso', 'Guarda dal'],
    ['/insights/open-data', 'Ancora niente da pubblicare', '/insights/open-data/package'],
    ['/baselines', 'Nessun questionario completo', 'Togli tutti i filtri'],
    ['/territory', '/network/sites', '0 comuni non si'],
    ['/network/patron-days', '/network/sites/new', '<table'],
  ])('%s says what comes first, and offers nothing that leads nowhere', async (path, says, not) => {
    const page = await read(path);
    const main = page.slice(page.indexOf('<main'), page.indexOf('</main>'));
    expect(main).toContain(says);
    expect(main).not.toContain(not);
  });
});

it('an organisation and a site that were saved lead on to what they need next', async () => {
  const site = await openTestSite();
  const { organisation, site: id } = site.network.places.own;
  const read = async (path: string) => (await site.as('admin').get(path)).text();
  const newSite = `/network/sites/new?organisation=${organisation}`;
  expect(await read(`/network/organisations/${organisation}`)).not.toContain(newSite);
  expect(await read(`/network/organisations/${organisation}?done=created`)).toContain(newSite);
  expect(await read(newSite)).toContain(`<option value="${organisation}" selected="">`);
  await site.app.db.updateTable('site').set({ status: 'planned' }).where('id', '=', id).execute();
  // The others are open, so nothing stands still; yet it is not forgotten.
  const some = await read('/network');
  expect(some).not.toContain('Il prossimo passo');
  expect(some).toMatch(/href="\/network\/sites\?status=planned"[^>]*>1 ancora da aprire</);
  expect(await read(`/network/sites/${id}`)).toContain('Apri il punto');
  const saved = await read(`/network/sites/${id}?done=saved`);
  const invite = `/network/staff/new?scope=site:${id}`;
  expect(saved).toContain(invite);
  expect(await read(invite)).toMatch(new RegExp(`site:${id}"[^>]* selected=""`));
  // Who coordinates it, and no other, is led to its opening.
  const overview = async () => (await site.as('coordinator').get('/network')).text();
  expect(await overview()).not.toContain('Il prossimo passo');
  await site.app.db.updateTable('site').set({ status: 'planned' }).execute();
  expect(await overview()).toContain('/network/sites?status=planned');
  await site.close();
});

it('a desk says that its site takes no sessions before anybody fills in a form', async () => {
  const site = await openTestSite();
  const read = async (role: 'facilitator' | 'coordinator') => (await site.as(role).get('/desk')).text();
  const status = `/network/sites/${site.network.places.own.site}/status`;
  const notOpen = 'Questo punto non è ancora aperto';
  expect(await read('facilitator')).not.toContain(notOpen);
  await site.app.db.updateTable('site').set({ status: 'planned', opened_on: null }).execute();
  const desk = await read('facilitator');
  expect(desk).toContain(notOpen);
  expect(desk).not.toContain(status);
  expect(await read('coordinator')).toContain(status);
  await site.close();
});
