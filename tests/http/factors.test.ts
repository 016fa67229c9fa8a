import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashPassword } from '../../app/access/passwords.server.ts';
import { CookieBrowser } from '../support/cookie-browser.ts';
import { config, openTestSite, type TestSite } from '../support/http-app.ts';

const EMAIL = 'prova.facilitatrice@test.bottega.example';
const PASSWORD = 'prova di accesso è lunga';
const SECOND = 1000;
const MINUTE = 60 * SECOND;

let site: TestSite;
let now = Date.now();
const clock = { now: () => new Date(now) };

beforeEach(async () => {
  now = Date.now();
  site = await openTestSite({ clock });
  await site.app.db
    .updateTable('staff')
    .set({ password_hash: await hashPassword(PASSWORD) })
    .where('id', 'in', [site.network.staff.facilitator, site.network.staff.admin])
    .execute();
});
afterEach(() => site.close());

const codeOf = (key: string, at = now) =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: at });

async function withPassword(browser = new CookieBrowser(site), email = EMAIL): Promise<CookieBrowser> {
  expect((await browser.post('/sign-in', { email, password: PASSWORD })).status).toBe(302);
  return browser;
}

/** Reads what the page of the app shows: the sealed secret for the form and the key for the app. */
async function readSecret(browser: CookieBrowser): Promise<{ sealed: string; key: string }> {
  const page = await (await browser.get('/account/totp')).text();
  const sealed = /name="secret" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const key = (/class="link-once">([A-Z2-7 ]+)</.exec(page)?.[1] ?? '').replaceAll(' ', '');
  return { sealed, key };
}

/** Adds an app after the password alone; ends one step later, so that the next code is another. */
async function enrol(browser: CookieBrowser): Promise<{ key: string; codes: string[] }> {
  const { sealed, key } = await readSecret(browser);
  const answer = await browser.post('/account/totp', { secret: sealed, code: codeOf(key) });
  expect(answer.status).toBe(200);
  const codes = [...(await answer.text()).matchAll(/<code>([\w-]+)<\/code>/g)].map(([, code]) => code ?? '');
  now += 30 * SECOND;
  return { key, codes };
}

const statusOf = async (browser: CookieBrowser, path: string) => (await browser.get(path)).status;

describe('where a second factor is asked for and somebody has none', () => {
  it('the password leads to adding one, and to nothing else', async () => {
    const browser = new CookieBrowser(site);
    const answer = await browser.post('/sign-in', { email: EMAIL, password: PASSWORD, next: '/desk/cases' });
    expect(answer.headers.get('Location')).toBe('/account/factors?next=%2Fdesk%2Fcases');
    for (const path of ['/desk', '/people', '/account', '/account/password', '/insights/table']) {
      const led = await browser.get(path);
      expect(`${path} ${led.status} ${led.headers.get('Location')}`).toBe(
        `${path} 302 /account/factors?next=${encodeURIComponent(path)}`,
      );
    }
    const page = await (await browser.get('/account/factors')).text();
    expect(page).toContain('obbligatorio');
    expect(page).not.toContain('href="/desk"');
  });

  it('a form that was being sent waits until she has one', async () => {
    const browser = await withPassword();
    const refused = await browser.post('/desk/person', { note: 'parole scritte a mano' });
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain('parole scritte a mano');
    const kept = JSON.stringify({ action: '/desk/person', fields: [['note', 'parole scritte a mano']] });
    const again = await new CookieBrowser(site).post('/sign-in', { email: EMAIL, password: PASSWORD, kept });
    expect(again.status).toBe(200);
    const text = await again.text();
    expect(text).toContain('parole scritte a mano');
    expect(text).toContain('href="/account/factors"');
  });

  it('an app opens everything once its code fits, under another token', async () => {
    const browser = await withPassword();
    const before = new CookieBrowser(site, browser.cookie);
    const { sealed, key } = await readSecret(browser);
    const wrong = await browser.post('/account/totp', {
      secret: sealed,
      code: codeOf(key, now - 5 * MINUTE),
    });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain(key.slice(0, 4));
    expect((await browser.post('/account/totp', { secret: `${sealed}x`, code: codeOf(key) })).status).toBe(
      400,
    );
    const { codes } = await enrol(browser);
    expect(new Set(codes).size).toBe(10);
    expect(await statusOf(browser, '/desk')).toBe(200);
    expect(await statusOf(before, '/desk')).toBe(401);
  });
});

describe('between password and factor', () => {
  it('nothing is open, and the factor gives another token', async () => {
    const { key } = await enrol(await withPassword());
    const browser = await withPassword();
    const half = new CookieBrowser(site, browser.cookie);
    for (const path of ['/desk', '/account', '/account/factors', '/account/totp', '/network']) {
      expect(`${path} ${await statusOf(browser, path)}`).toBe(`${path} 401`);
    }
    expect((await browser.post('/sign-in/factor', { code: codeOf(key), next: '/desk' })).status).toBe(302);
    expect(await statusOf(browser, '/desk')).toBe(200);
    expect(await statusOf(half, '/desk')).toBe(401);
    // The step is taken: neither the same code nor the same half sign-in goes on.
    expect((await half.post('/sign-in/factor', { code: codeOf(key, now + 30 * SECOND) })).status).toBe(422);
  });

  it('a code works once, at the same moment too, and only around its time', async () => {
    const { key } = await enrol(await withPassword());
    const browsers = await Promise.all([1, 2, 3].map(() => withPassword()));
    const answers = await Promise.all(
      browsers.map((one) => one.post('/sign-in/factor', { code: codeOf(key) })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([302, 422, 422]);
    const statuses: number[] = [];
    now += 5 * MINUTE;
    const last = await withPassword();
    for (const away of [-60, 60, -30]) {
      const answer = await last.post('/sign-in/factor', { code: codeOf(key, now + away * SECOND) });
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([422, 422, 302]);
  });

  it('five minutes are enough, and what was being sent is kept all the same', async () => {
    const { key } = await enrol(await withPassword());
    const browser = await withPassword();
    now += 5 * MINUTE;
    const kept = JSON.stringify({ action: '/desk', fields: [['note', 'parole scritte a mano']] });
    const late = await browser.post('/sign-in/factor', { code: codeOf(key), kept });
    expect(late.status).toBe(422);
    const text = await late.text();
    expect(text).toContain('più di cinque minuti');
    expect(text).toContain('parole scritte a mano');
    const again = await browser.post('/sign-in', { email: EMAIL, password: PASSWORD, kept });
    expect(await again.text()).toContain('action="/sign-in/factor"');
    const inAgain = await browser.post('/sign-in/factor', { code: codeOf(key), kept });
    expect(inAgain.status).toBe(200);
    expect(await inAgain.text()).toContain('parole scritte a mano');
  });

  it('a recovery code works once, however it is typed', async () => {
    const { codes } = await enrol(await withPassword());
    const [first = '', second = ''] = codes;
    const browser = await withPassword();
    const answer = await browser.post('/sign-in/factor', { recovery: ` ${first.toUpperCase()} ` });
    expect(answer.headers.get('Location')).toBe('/account/factors?done=recovered&next=%2F');
    expect(await (await browser.get('/account/factors')).text()).toContain('Ne restano 9.');
    const other = await withPassword();
    expect((await other.post('/sign-in/factor', { recovery: first })).status).toBe(422);
    expect((await other.post('/sign-in/factor', { recovery: second.replaceAll('-', '') })).status).toBe(302);
  });

  it('guesses wait for one another, whichever browser they come from', async () => {
    await enrol(await withPassword());
    const browsers = await Promise.all([1, 2, 3].map(() => withPassword()));
    const started = performance.now();
    const guesses = Array.from({ length: 7 }, (_, no) =>
      browsers[no % 3]?.post('/sign-in/factor', { code: String(100_000 + no) }),
    );
    const answers = await Promise.all(guesses);
    expect(answers.map((answer) => answer?.status)).toEqual(Array(7).fill(422));
    // Five are free, the sixth waits a second, the seventh two.
    expect(performance.now() - started).toBeGreaterThan(2900);
  });

  it.each([
    '',
    'null',
    '[]',
    '{"id":"x"}',
    JSON.stringify({
      id: 'AQ',
      rawId: 'AQ',
      type: 'public-key',
      clientExtensionResults: {},
      response: { clientDataJSON: 'e30', authenticatorData: '\u0000', signature: '' },
    }),
    JSON.stringify({
      id: 'AQ',
      rawId: 'AQ',
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: Buffer.from('{"challenge":"\\u0000aaaaaaaaaaaaaaaaaaaaaaa"}').toString('base64url'),
        attestationObject: 'x',
        authenticatorData: 'x',
        signature: 'x',
      },
    }),
  ])('an answer that is no passkey’s opens nothing and breaks nothing: %j', async (passkey) => {
    await enrol(await withPassword());
    const half = await withPassword();
    const inside = site.as('facilitator');
    const statuses = [
      (await half.post('/sign-in/factor', { passkey })).status,
      (await new CookieBrowser(site).post('/sign-in', { passkey })).status,
      (await inside.post('/account/passkeys/new', { passkey, name: 'Chiave' })).status,
      (await inside.post('/account/confirmation', { passkey })).status,
    ];
    expect(statuses).toEqual([422, 422, 422, 422]);
  });
});

it('a new password by link still owes the factor', async () => {
  const { key } = await enrol(await withPassword());
  const { facilitator } = site.network.staff;
  const made = await site.as('coordinator').post(`/network/staff/${facilitator}/invitation`);
  const link = /\/set-up\/[\w-]{43}/.exec(await made.text())?.[0] ?? '';
  const browser = new CookieBrowser(site);
  expect((await browser.post(link, { password: 'tutta nuova e piuttosto lunga' })).status).toBe(302);
  expect(await statusOf(browser, '/desk')).toBe(401);
  await browser.post('/sign-in', { email: EMAIL, password: 'tutta nuova e piuttosto lunga' });
  expect(await statusOf(browser, '/desk')).toBe(401);
  expect((await browser.post('/sign-in/factor', { code: codeOf(key) })).status).toBe(302);
  expect(await statusOf(browser, '/desk')).toBe(200);
});

describe('removing factors', () => {
  it('leaves one where the network asks for one, and none where it does not', async () => {
    const browser = await withPassword();
    await enrol(browser);
    expect((await browser.post('/account/totp/removal')).status).toBe(409);
    const free = await openTestSite({ config: { ...config, demo: true }, clock });
    await free.app.db
      .updateTable('staff')
      .set({ password_hash: await hashPassword(PASSWORD) })
      .execute();
    const person = new CookieBrowser(free);
    await person.post('/sign-in', { email: EMAIL, password: PASSWORD });
    await enrol(person);
    for (const _twice of [1, 2]) {
      expect((await person.post('/account/totp/removal')).headers.get('Location')).toContain('done=removed');
    }
    expect((await person.post('/account/recovery-codes')).status).toBe(409);
    await free.close();
  });

  it('by who manages her ends her sign-ins and leads her to a new one; nobody resets her own', async () => {
    const browser = await withPassword();
    await enrol(browser);
    const { staff } = site.network;
    const admin = site.as('admin');
    expect((await admin.post(`/network/staff/${staff.facilitator}/factors`)).status).toBe(302);
    expect(await statusOf(browser, '/desk')).toBe(401);
    const answer = await browser.post('/sign-in', { email: EMAIL, password: PASSWORD });
    expect(answer.headers.get('Location')).toBe('/account/factors?next=%2F');
    expect((await admin.post(`/network/staff/${staff.admin}/factors`)).status).toBe(409);
    const actions = await site.app.db.selectFrom('audit_entry').select(['action', 'subject_id']).execute();
    expect(actions).toContainEqual({ action: 'factors.reset', subject_id: staff.facilitator });
  });
});
