import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashPassword } from '../../app/access/passwords.server.ts';
import { mailSettingsFrom } from '../../app/platform/mail/mail-settings.server.ts';
import { CookieBrowser } from '../support/cookie-browser.ts';
import { config, openTestSite, type TestSite } from '../support/http-app.ts';
import { type MailServer, openMailServer } from '../support/mail-server.ts';

const ANNA = 'prova.facilitatrice@test.bottega.example';
const PASSWORD = 'prova di accesso è lunga';
const NEW_PASSWORD = 'un altro gatto sul tetto';

let server: MailServer;
let site: TestSite;

beforeEach(async () => {
  server = await openMailServer();
  const mail = mailSettingsFrom({
    BOTTEGA_SMTP_URL: `smtp://127.0.0.1:${server.port}`,
    BOTTEGA_MAIL_FROM: 'bottega@rete.example',
  });
  site = await openTestSite({ config: { ...config, demo: true, mail } });
  await site.app.db
    .updateTable('staff')
    .set({ password_hash: await hashPassword(PASSWORD) })
    .where('id', '=', site.network.staff.facilitator)
    .execute();
});
afterEach(async () => {
  await site.app.mail?.stop();
  await site.close();
  await server.close();
});

async function signedIn(): Promise<CookieBrowser> {
  const browser = new CookieBrowser(site);
  expect((await browser.post('/sign-in', { email: ANNA, password: PASSWORD })).status).toBe(302);
  return browser;
}

/** The letters since the last call: to whom, and which words of each say what changed. */
async function news(): Promise<string[]> {
  await site.app.mail?.sendDue();
  return server.letters.splice(0).map(({ to, headers, text, html }) => {
    expect(headers).toMatch(/^Subject: =\?UTF-8\?/m);
    expect(text).toContain('Se non ne sai nulla');
    expect(`${text}${html}`).not.toMatch(/https?:/);
    return `${to.join()} ${text.split(/\r?\n\r?\n/)[2]}`;
  });
}

const adminSays = (path: string, fields = {}) =>
  site.as('admin').post(`/network/staff/${site.network.staff.facilitator}${path}`, fields);

it('a change of password, factors and codes is told to its person, one that failed is not', async () => {
  const browser = await signedIn();
  const change = (current_password: string) =>
    browser.post('/account/password', { current_password, password: NEW_PASSWORD });
  expect((await change('not this one at all')).status).toBe(422);
  expect(await news()).toEqual([]);
  expect((await change(PASSWORD)).status).toBe(302);
  expect(await news()).toEqual([`${ANNA} la password è stata cambiata.`]);

  const page = await (await browser.get('/account/totp')).text();
  const secret = /name="secret" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const key = (/class="link-once">([A-Z2-7 ]+)</.exec(page)?.[1] ?? '').replaceAll(' ', '');
  const code = new TOTP({ secret: Secret.fromBase32(key) }).generate();
  expect((await browser.post('/account/totp', { secret, code })).status).toBe(200);
  // With the first factor come recovery codes: one letter is enough.
  expect(await news()).toEqual([`${ANNA} è stata aggiunta un'app di autenticazione.`]);
  expect((await browser.post('/account/recovery-codes')).status).toBe(200);
  expect(await news()).toEqual([
    `${ANNA} sono stati preparati nuovi codici di recupero: quelli di prima non valgono più.`,
  ]);
  expect((await browser.post('/account/totp/removal')).status).toBe(302);
  expect(await news()).toEqual([`${ANNA} è stata tolta l'app di autenticazione.`]);
});

it('what others change of an account is told too, where its person was reached before', async () => {
  expect((await adminSays('/factors')).status).toBe(302);
  expect(await news()).toEqual([expect.stringContaining(`${ANNA} chi gestisce il tuo accesso ha azzerato`)]);
  await adminSays('', {
    full_name: 'Prova Facilitatrice',
    email: 'nuova@test.bottega.example',
    language: 'it',
  });
  expect(await news()).toEqual([expect.stringContaining(`${ANNA} l'indirizzo e-mail con cui accedi`)]);
});

it('a forgotten password that was replaced is told; nobody calls the news back, nor sees it', async () => {
  await site.as('anonymous').post('/password-reset', { email: ANNA });
  await site.app.mail?.sendDue();
  const link = new URL(/http:\S+/.exec(server.letters.splice(0)[0]?.text ?? '')?.[0] ?? '').pathname;
  expect((await site.as('anonymous').post(link, { password: NEW_PASSWORD })).status).toBe(302);
  await adminSays('/invitation');
  const kept = JSON.stringify(await site.app.db.selectFrom('letter').selectAll().execute());
  expect(kept).not.toContain('password è stata');
  await site.app.mail?.sendDue();
  expect(server.letters.map(({ text }) => text).join('\n')).toContain('la password è stata cambiata.');
});

it('who first chooses a password is not told of it, nor is anybody where there is no mail', async () => {
  const invited = {
    full_name: 'Nuova',
    email: 'nuova@test.bottega.example',
    language: 'it',
    role: 'facilitator',
  };
  const scope = `site:${site.network.places.own.site}`;
  await site
    .as('admin')
    .post('/network/staff/new', { ...invited, scope, starts_on: '2026-01-01', ends_on: '' });
  await site.app.mail?.sendDue();
  const link = new URL(/http:\S+/.exec(server.letters.splice(0)[0]?.text ?? '')?.[0] ?? '').pathname;
  expect((await site.as('anonymous').post(link, { password: NEW_PASSWORD })).status).toBe(302);
  expect(await news()).toEqual([]);

  const plain = await openTestSite();
  await plain.as('admin').post(`/network/staff/${plain.network.staff.facilitator}/factors`);
  expect(await plain.app.db.selectFrom('letter').select('id').execute()).toEqual([]);
  await plain.close();
});
