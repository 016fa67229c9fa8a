import { type Browser, type BrowserContextOptions, expect, type Page, test } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import type { StaffGrantTable } from '../../db/schema/staff-grant.ts';
import { DEMO_PASSWORD, demoEmail } from '../../db/seed/staff.ts';
import { accessibilityFaults } from '../support/axe.ts';
import { type DemoServer, startDemoServer } from '../support/start-demo-server.ts';

type Role = StaffGrantTable['role'];

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer('strict');
});
test.afterAll(() => server.stop());

async function open(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.origin, locale: 'it-IT', ...options });
  return context.newPage();
}

async function givePassword(page: Page, role: Role): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(demoEmail(role));
  await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Accedi' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

const signOut = (page: Page) => page.getByRole('button', { name: 'Esci' }).click();

/** The code of the app, `ahead` steps of 30 s from now: each is taken once. */
const codeOf = (key: string, ahead = 0) =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: Date.now() + ahead * 30_000 });

/** Adds an app on the page that asks for a factor; answers the key of the app and the recovery codes. */
async function addApp(page: Page): Promise<{ key: string; codes: string[] }> {
  await page.getByRole('link', { name: "Aggiungi un'app" }).click();
  await expect(page.getByRole('img', { name: /Codice QR/ })).toBeVisible();
  const key = (await page.locator('.link-once').innerText()).replaceAll(' ', '');
  await page.getByLabel(/Codice a 6 cifre/).fill(codeOf(key));
  await page.getByRole('button', { name: 'Attiva' }).click();
  const codes = await page.locator('.recovery-codes code').allInnerTexts();
  expect(codes).toHaveLength(10);
  return { key, codes };
}

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('an app is added at the first sign-in, asked for at the next, and a recovery code stands in for it', async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const page = await open(browser);
  await givePassword(page, 'facilitator');
  await expect(page).toHaveURL(/\/account\/factors/);
  expect(await accessibilityFaults(page)).toEqual([]);
  const { key, codes } = await addApp(page);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('link', { name: /Li ho salvati/ }).click();
  await expect(page).toHaveURL('/desk');

  await signOut(page);
  await givePassword(page, 'facilitator');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Conferma che sei tu');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByLabel('Codice a 6 cifre').fill('000000');
  await page.getByRole('button', { name: 'Continua' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await page.getByLabel('Codice a 6 cifre').fill(codeOf(key, 1));
  await page.getByRole('button', { name: 'Continua' }).click();
  await expect(page).toHaveURL('/desk');

  await signOut(page);
  await givePassword(page, 'facilitator');
  await page.getByText('Non ho con me il telefono o la chiave').click();
  await page.getByLabel('Codice di recupero').fill(codes[3] ?? '');
  await page.getByRole('button', { name: 'Usa il codice di recupero' }).click();
  await expect(page.getByText('Ne restano 9.')).toBeVisible();
  await page.getByRole('link', { name: 'Continua da dove eri' }).click();
  await expect(page).toHaveURL('/desk');
});

test('without scripts, 320 px wide: app, second sign-in, and the other browser signed out from afar', async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const narrow = { javaScriptEnabled: false, viewport: { width: 320, height: 640 } };
  const [page, elsewhere] = [await open(browser, narrow), await open(browser, narrow)];
  await givePassword(page, 'coordinator');
  expect(await overflow(page)).toBe(0);
  const { key, codes } = await addApp(page);
  expect(await overflow(page)).toBe(0);
  await page.getByRole('link', { name: /Li ho salvati/ }).click();

  await givePassword(elsewhere, 'coordinator');
  expect(await overflow(elsewhere)).toBe(0);
  await elsewhere.getByText('Non ho con me il telefono o la chiave').click();
  await elsewhere.getByLabel('Codice di recupero').fill(codes[0] ?? '');
  await elsewhere.getByRole('button', { name: 'Usa il codice di recupero' }).click();
  await elsewhere.goto('/desk');
  await expect(elsewhere).toHaveURL('/desk');

  await page.goto('/account');
  expect(await overflow(page)).toBe(0);
  await expect(page.getByText('Questo browser')).toHaveCount(1);
  await page.getByRole('button', { name: 'Chiudi', exact: true }).click();
  await expect(page.getByText("L'accesso è stato chiuso.")).toBeVisible();
  await elsewhere.reload();
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('Accedi per continuare');

  await signOut(page);
  await givePassword(page, 'coordinator');
  await page.getByLabel('Codice a 6 cifre').fill(codeOf(key, 1));
  await page.getByRole('button', { name: 'Continua' }).click();
  await expect(page).toHaveURL('/desk');
});

test('a passkey is the second factor, and alone it is enough where it asks for finger or number', async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const page = await open(browser);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await givePassword(page, 'analyst');
  await page.getByRole('link', { name: 'Aggiungi una passkey' }).click();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByLabel('Nome').fill('Portatile di prova');
  await page.getByRole('button', { name: 'Crea la passkey' }).click();
  await expect(page.locator('.recovery-codes code')).toHaveCount(10);
  await page.getByRole('link', { name: /Li ho salvati/ }).click();
  await expect(page).toHaveURL('/insights');

  await signOut(page);
  await givePassword(page, 'analyst');
  await page.getByRole('button', { name: 'Usa la passkey' }).click();
  await expect(page).toHaveURL('/insights');

  await signOut(page);
  const alone = page.getByRole('button', { name: 'Entra con una passkey' });
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await alone.click();
  await expect(page.getByRole('alert')).toContainText('La passkey non ha risposto');
  expect(await accessibilityFaults(page)).toEqual([]);
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  await alone.click();
  await expect(page).toHaveURL('/insights');

  await page.goto('/account/factors');
  await expect(page.getByText('Portatile di prova')).toBeVisible();
  // The last factor stays where the network asks for one.
  await expect(page.getByRole('button', { name: /Togli/ })).toHaveCount(0);
});
