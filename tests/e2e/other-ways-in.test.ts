import { type Browser, type BrowserContextOptions, expect, type Page, test } from '@playwright/test';
import { DEMO_PASSWORD, demoEmail } from '../../db/seed/staff.ts';
import { accessibilityFaults } from '../support/axe.ts';
import { freePort } from '../support/free-port.ts';
import { type MailServer, openMailServer } from '../support/mail-server.ts';
import { CLIENT, openSignOnProvider, type SignOnProvider } from '../support/sign-on-provider.ts';
import { type DemoServer, startDemoServer } from '../support/start-demo-server.ts';

let server: DemoServer;
let mail: MailServer;
let provider: SignOnProvider;
test.beforeAll(async () => {
  mail = await openMailServer();
  const port = await freePort();
  server = await startDemoServer(
    `BOTTEGA_SMTP_URL=smtp://127.0.0.1:${mail.port}`,
    'BOTTEGA_MAIL_FROM=Rete di prova <bottega@rete.example>',
    `BOTTEGA_OIDC_ISSUER=http://127.0.0.1:${port}`,
    `BOTTEGA_OIDC_CLIENT_ID=${CLIENT.id}`,
    `BOTTEGA_OIDC_CLIENT_SECRET=${CLIENT.secret}`,
    'BOTTEGA_OIDC_LABEL=SPID e CIE',
  );
  provider = await openSignOnProvider(`${server.origin}/sign-on/return`, port);
});
test.afterAll(async () => {
  await server.stop();
  await mail.close();
  await provider.close();
});

async function open(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.origin, locale: 'it-IT', ...options });
  return context.newPage();
}

/** What is wrong with a page as it is, in either language and at 320 px. */
async function lookAt(page: Page): Promise<string[]> {
  const wide = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  const faults = await accessibilityFaults(page);
  if (wide) await page.setViewportSize(wide);
  return overflow > 0 ? [...faults, `${overflow} px too wide`] : faults;
}

const WAYS = [
  ['in Italian', {}],
  ['in English', { locale: 'en-GB' }],
  ['without JavaScript', { javaScriptEnabled: false }],
] as const;

for (const [name, options] of WAYS) {
  const english = 'locale' in options;
  const scripted = !('javaScriptEnabled' in options);
  const look = async (page: Page) => (scripted ? expect(await lookAt(page)).toEqual([]) : undefined);

  test(`the provider leads in and is left again, ${name}`, async ({ browser }) => {
    const claims = { email: demoEmail('trainer'), email_verified: true };
    provider.identity = { sub: 'trainer-at-gateway', claims };
    const page = await open(browser, options);
    await page.goto('/sign-in?next=/instruments');
    await look(page);
    await page.getByRole('link', { name: /SPID e CIE/ }).click();
    await expect(page).toHaveURL(`${server.origin}/instruments`);
    await page.getByRole('button', { name: 'Esci' }).click();
    const leave = page.getByRole('link', {
      name: english ? 'Sign out of SPID e CIE too' : 'Esci anche da SPID e CIE',
    });
    await expect(leave).toHaveAttribute('href', new RegExp(`^${provider.issuer}/session/end`));
    await look(page);
  });

  test(`who is nobody here is told so, ${name}`, async ({ browser }) => {
    provider.identity = { sub: 'somebody', claims: { email: 'altra@rete.example', email_verified: true } };
    const page = await open(browser, options);
    await page.goto('/sign-on');
    const title = english ? 'No account for this identity' : 'Nessun account per questa identità';
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await look(page);
    await page.getByRole('link', { name: english ? 'Back to signing in' : "Torna all'accesso" }).click();
    await expect(page).toHaveURL(`${server.origin}/sign-in`);
  });

  test(`a forgotten password is replaced by way of a letter, ${name}`, async ({ browser }) => {
    const page = await open(browser, options);
    await page.goto('/sign-in');
    await page
      .getByRole('link', { name: english ? 'Forgot your password?' : 'Non ricordi la password?' })
      .click();
    await look(page);
    const send = page.getByRole('button', { name: english ? 'Send the link' : 'Manda il collegamento' });
    await page.getByLabel('E-mail').fill('nessuno');
    await send.click();
    await expect(page.getByRole('alert')).toBeVisible();
    await look(page);
    await page.getByLabel('E-mail').fill(demoEmail('analyst'));
    const before = mail.letters.length;
    await send.click();
    await expect(page.locator('.notice--good')).toBeVisible();
    await look(page);
    await expect.poll(() => mail.letters.length, { timeout: 10_000 }).toBe(before + 1);
    const [link = ''] = /http:\S+/.exec(mail.letters.at(-1)?.text ?? '') ?? [];
    await page.goto(link);
    await page.getByLabel('Password').fill(`${DEMO_PASSWORD} e un po' di più`);
    await page.locator('#main button[type="submit"]').click();
    await expect(page).toHaveURL(`${server.origin}/sign-in?done=password`);
    await look(page);
    await page.getByLabel('E-mail').fill(demoEmail('analyst'));
    await page.getByLabel('Password', { exact: true }).fill(`${DEMO_PASSWORD} e un po' di più`);
    await page.locator('#main button[type="submit"]').click();
    await expect(page).toHaveURL(`${server.origin}/insights`);
  });
}

test('an invitation leaves by mail, and the person’s page says what became of it', async ({ browser }) => {
  const page = await open(browser);
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(demoEmail('admin'));
  await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Accedi' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  await page.goto('/network/staff/new');
  await page.locator('#full_name').fill('Prova Nuova');
  await page.locator('#email').fill('prova.nuova@rete.example');
  await page.locator('#scope').selectOption({ index: 1 });
  await page.locator('#main button[type="submit"]').click();
  await expect(page.getByRole('heading', { name: 'Il collegamento parte per e-mail' })).toBeVisible();
  await expect(page.locator('.link-once')).toHaveCount(0);
  expect(await lookAt(page)).toEqual([]);
  await expect
    .poll(() => mail.letters.flatMap(({ to }) => to), { timeout: 10_000 })
    .toContain('prova.nuova@rete.example');
  await page.getByRole('link', { name: 'Vai alla pagina della persona' }).click();
  await expect(page.getByText('Consegnato al server di posta.')).toBeVisible();
  expect(await lookAt(page)).toEqual([]);
  await page.getByRole('link', { name: 'Accesso con SPID e CIE' }).click();
  await expect(page.getByText('non è ancora entrata')).toBeVisible();
  expect(await lookAt(page)).toEqual([]);
});
