import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashPassword } from '../../app/access/passwords.server.ts';
import { newId } from '../../app/platform/ids.ts';
import { CookieBrowser } from '../support/cookie-browser.ts';
import { config, openTestSite, type TestSite } from '../support/http-app.ts';
import { ROUTE_SAMPLES } from '../support/route-samples.ts';

const EMAIL = 'prova.facilitatrice@test.bottega.example';
const PASSWORD = 'prova di accesso è lunga';
const NEW_PASSWORD = 'un altro gatto sul tetto';
const MINUTE = 60_000;

let site: TestSite;
let now = Date.now();

beforeEach(async () => {
  now = Date.now();
  site = await openTestSite({ config: { ...config, demo: true }, clock: { now: () => new Date(now) } });
  const password_hash = await hashPassword(PASSWORD);
  await site.app.db.updateTable('staff').set({ password_hash }).execute();
});
afterEach(() => site.close());

async function signedIn(password = PASSWORD): Promise<CookieBrowser> {
  const browser = new CookieBrowser(site);
  const answer = await browser.post('/sign-in', { email: EMAIL, password });
  expect(answer.status).toBe(302);
  return browser;
}

const statusOf = async (browser: CookieBrowser, path = '/desk') => (await browser.get(path)).status;

describe('who she is, asked again', () => {
  it('after ten minutes reading leads there and back', async () => {
    const browser = await signedIn();
    expect(await statusOf(browser, '/account/totp')).toBe(200);
    now += 10 * MINUTE + 1;
    const next = '/account/totp?next=%2Fdesk';
    const led = await browser.get(next);
    expect(led.headers.get('Location')).toBe(`/account/confirmation?next=${encodeURIComponent(next)}`);
    expect((await browser.post('/account/confirmation', { password: 'not this one', next })).status).toBe(
      422,
    );
    const before = new CookieBrowser(site, browser.cookie);
    const back = await browser.post('/account/confirmation', { password: PASSWORD, next });
    expect(back.headers.get('Location')).toBe(next);
    expect(await statusOf(browser, next)).toBe(200);
    expect(await statusOf(before, next)).toBe(401);
  });

  it('a form waits meanwhile, and only its own person opens the way', async () => {
    const browser = await signedIn();
    now += 11 * MINUTE;
    const path = `/account/passkeys/${newId()}/removal`;
    const refused = await browser.post(path, { note: 'parole scritte a mano' });
    expect(refused.status).toBe(403);
    const text = await refused.text();
    expect(text).toContain('action="/account/confirmation"');
    expect(text).toContain('parole scritte a mano');
    const kept = JSON.stringify({ action: path, fields: [['note', 'parole scritte a mano']] });
    const again = await browser.post('/account/confirmation', { password: PASSWORD, kept });
    expect(again.status).toBe(200);
    expect(await again.text()).toContain(`action="${path}"`);
    // The form is let through now, and finds that there is no such passkey (any more).
    const through = await browser.post(path);
    expect(through.headers.get('Location')).toBe('/account/factors?done=removed');
  });
});

it('a form waits for another way than the password too, and offers no password to who has none', async () => {
  const browser = await signedIn();
  const staff_id = site.network.staff.facilitator;
  const key = { credential_id: 'c', public_key: 'p', counter: 0, name: 'Chiave', last_used_at: null };
  const created_at = new Date(now).toISOString();
  await site.app.db
    .insertInto('passkey')
    .values({ id: newId(), staff_id, created_at, ...key })
    .execute();
  now += 11 * MINUTE;
  const path = `/account/passkeys/${newId()}/removal`;
  const waiting = async () => (await browser.post(path, { note: 'parole scritte a mano' })).text();
  const both = await waiting();
  expect(both).toContain('name="password"');
  const beside = 'href="/account/confirmation" target="_blank"';
  expect(both).toContain(beside);
  expect(both).toContain(`action="${path}"`);
  await site.app.db.updateTable('staff').set({ password_hash: null }).where('id', '=', staff_id).execute();
  const other = await waiting();
  expect(other).not.toContain('name="password"');
  expect(other).toContain(beside);
  expect(other).toContain('parole scritte a mano');
});

describe('changing the password', () => {
  it.each([
    [
      'a wrong current one',
      { current_password: 'not this one at all', password: NEW_PASSWORD },
      'current_password',
    ],
    ['a common one', { current_password: PASSWORD, password: 'sunshine2026!' }, 'password'],
    ['her own name', { current_password: PASSWORD, password: 'prova.facilitatrice' }, 'password'],
    ['nothing', {}, 'current_password'],
  ])('says what is wrong: %s', async (_name, fields, field) => {
    const browser = await signedIn();
    const answer = await browser.post('/account/password', { current_password: '', password: '', ...fields });
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(text).toContain(`href="#${field}"`);
    expect(text).not.toContain(NEW_PASSWORD);
    await signedIn();
  });

  it('ends the other sign-ins and renews this one', async () => {
    const [browser, other] = [await signedIn(), await signedIn()];
    const before = new CookieBrowser(site, browser.cookie);
    const answer = await browser.post('/account/password', {
      current_password: PASSWORD,
      password: NEW_PASSWORD,
    });
    expect(answer.headers.get('Location')).toBe('/account?done=password');
    expect(await Promise.all([browser, before, other].map((one) => statusOf(one)))).toEqual([200, 401, 401]);
    expect(
      (await new CookieBrowser(site).post('/sign-in', { email: EMAIL, password: PASSWORD })).status,
    ).toBe(422);
    await signedIn(NEW_PASSWORD);
  });
});

describe('where she is signed in', () => {
  const idsOn = async (browser: CookieBrowser) =>
    [...(await (await browser.get('/account')).text()).matchAll(/sign-ins\/([\w-]+)\/ending/g)].map(
      ([, id]) => id ?? '',
    );

  it('each is named by browser and time, and ended one by one by its person only', async () => {
    const [browser, other] = [await signedIn(), await signedIn()];
    const page = await (await browser.get('/account')).text();
    expect(page).toContain('Firefox · Linux');
    expect(page).toContain('Questo browser');
    // Two of hers beside this one: the other and the one the network was made with.
    const ids = await idsOn(browser);
    expect(ids).toHaveLength(2);
    for (const id of ids) {
      expect((await site.as('coordinator').post(`/account/sign-ins/${id}/ending`)).status).toBe(404);
    }
    expect(await statusOf(other)).toBe(200);
    for (const id of ids) {
      expect((await browser.post(`/account/sign-ins/${id}/ending`)).status).toBe(302);
    }
    expect(await Promise.all([browser, other].map((one) => statusOf(one)))).toEqual([200, 401]);
    expect((await browser.post(`/account/sign-ins/${ids[0]}/ending`)).status).toBe(404);
  });

  it('all the others end at once', async () => {
    const [browser, ...others] = [await signedIn(), await signedIn(), await signedIn()];
    expect((await browser.post('/account/sign-ins/ending')).status).toBe(302);
    expect(await Promise.all([browser, ...others].map((one) => statusOf(one)))).toEqual([200, 401, 401]);
    expect(await idsOn(browser)).toEqual([]);
  });

  it('after ten minutes ending them waits until she has proved who she is', async () => {
    const [browser, other] = [await signedIn(), await signedIn()];
    const [id = ''] = await idsOn(browser);
    now += 11 * MINUTE;
    for (const path of [`/account/sign-ins/${id}/ending`, '/account/sign-ins/ending']) {
      const waiting = await browser.post(path);
      expect(waiting.status).toBe(403);
      expect(await waiting.text()).toContain('action="/account/confirmation"');
    }
    expect(await statusOf(other)).toBe(200);
    await browser.post('/account/confirmation', { password: PASSWORD });
    expect((await browser.post('/account/sign-ins/ending')).status).toBe(302);
    expect(await statusOf(other)).toBe(401);
  });

  it('who manages her sees them and ends them', async () => {
    const browser = await signedIn();
    const path = `/network/staff/${site.network.staff.facilitator}/sign-ins`;
    expect(await (await site.as('coordinator').get(path)).text()).toContain('Firefox · Linux');
    expect((await site.as('coordinator').post(path)).status).toBe(302);
    expect(await statusOf(browser)).toBe(401);
    const kept = await site.app.db.selectFrom('audit_entry').select('action').execute();
    expect(kept.map(({ action }) => action)).toContain('sign_in.end_all');
  });
});

it('a right that ends is gone at the next request', async () => {
  const browser = await signedIn();
  expect(await statusOf(browser)).toBe(200);
  const yesterday = new Date(now - 48 * 60 * MINUTE).toISOString().slice(0, 10);
  await site.app.db
    .updateTable('staff_grant')
    .set({ ends_on: yesterday })
    .where('staff_id', '=', site.network.staff.facilitator)
    .execute();
  expect(await statusOf(browser)).toBe(403);
});

it.each(['name', 'sign-in', 'enrol', 'step', 'confirm', '\u0000'])(
  'what a passkey shall sign is for who may ask: %j',
  async (asks) => {
    const answers = {
      nobody: await new CookieBrowser(site).post('/passkey-options', { asks }),
      somebody: await (await signedIn()).post('/passkey-options', { asks }),
    };
    const known = ['sign-in', 'enrol', 'step', 'confirm'].includes(asks);
    expect(answers.nobody.status).toBe(asks === 'sign-in' ? 200 : known ? 401 : 400);
    expect(answers.somebody.status).toBe(asks === 'step' ? 401 : known ? 200 : 400);
    const text = await answers.somebody.text();
    expect(text.includes('"challenge"')).toBe(answers.somebody.status === 200);
  },
);

it('every page but those handed to a citizen has a button to sign out', async () => {
  const own = site.network.places.own;
  const without: string[] = [];
  let pages = 0;
  for (const [route, sample] of Object.entries(ROUTE_SAMPLES)) {
    const answer = await site.as('coordinator').get(sample.path(own));
    const text = await answer.text();
    if (answer.status !== 200 || !answer.headers.get('Content-Type')?.startsWith('text/html')) continue;
    pages += 1;
    if (!text.includes('action="/sign-out"')) without.push(route);
  }
  expect(pages).toBeGreaterThan(40);
  expect(without).toEqual(
    Object.keys(ROUTE_SAMPLES).filter((route) => /^\/responses\/.*(?<!answers|handover)$/.test(route)),
  );
});

it('fields for passwords hide what is typed, name what they hold, and take what is pasted, however long', async () => {
  const browser = await signedIn();
  const pages = await Promise.all([
    new CookieBrowser(site).get('/sign-in'),
    ...['/account/password', '/account/confirmation'].map((path) => browser.get(path)),
  ]);
  const html = (await Promise.all(pages.map((page) => page.text()))).join('');
  const fields = (html.match(/<input[^>]*>/g) ?? []).filter((field) => /name="\w*password"/.test(field));
  expect(fields.length).toBeGreaterThanOrEqual(4);
  for (const field of fields) {
    expect(field).toContain('type="password"');
    expect(field).toMatch(/autocomplete="(current|new)-password"/i);
    expect(field).not.toMatch(/maxlength|onpaste|pattern=/i);
  }
});
