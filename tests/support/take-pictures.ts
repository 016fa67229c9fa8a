import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findChromium } from '../../scripts/chromium.mjs';
import { signInAs } from './sign-in.ts';

// The pictures of the README, from a running demo: `npm run demo`, then
// `npx node tests/support/take-pictures.ts http://127.0.0.1:3000`.

const FOLDER = join(import.meta.dirname, '../../docs/pictures');
const SIZES = { desktop: { width: 1366, height: 768 }, phone: { width: 360, height: 740 } } as const;
const [address = 'http://127.0.0.1:3000'] = process.argv.slice(2);

type Size = keyof typeof SIZES;

async function openPage(browser: Browser, size: Size): Promise<Page> {
  const context = await browser.newContext({ viewport: SIZES[size], baseURL: address, locale: 'it-IT' });
  return context.newPage();
}

async function asRole(
  browser: Browser,
  size: Size,
  role: 'facilitator' | 'analyst' | 'trainer',
): Promise<Page> {
  const page = await openPage(browser, size);
  await signInAs(page, role);
  return page;
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}

/** A visit of somebody the site has known for months, each screen on the way; every size meets another person. */
async function takeVisit(page: Page, size: Size): Promise<void> {
  await take(page, `desk-${size}`);
  await page.goto('/desk/follow-ups');
  const people = page.locator('.rows__main a');
  await people.nth(Object.keys(SIZES).indexOf(size)).click();
  await page.getByRole('link', { name: 'Nuova sessione' }).click();
  await page.waitForURL('**/new?person=*');
  await page.locator('#topic .chip').first().click();
  await take(page, `session-${size}`);
  await page.getByRole('button', { name: 'Salva e questionario' }).click();
  await page.getByRole('button', { name: 'Avvia il questionario' }).click();
  await page.getByText('Sì, negli ultimi tre mesi').click();
  await page.getByRole('button', { name: 'Avanti' }).click();
  for (const at of [2, 3, 4, 5, 6]) {
    await page.getByText(`${at} di 6`).waitFor();
    for (const question of await page.locator('form.ask fieldset').all()) {
      await question.locator('label').first().click();
    }
    if (at === 3) await take(page, `questionnaire-${size}`);
    await page.getByRole('button', { name: 'Avanti' }).click();
  }
  await page.getByRole('button', { name: 'Vedi il risultato' }).click();
  await page.waitForURL('**/result');
  await take(page, `result-${size}`);
  await page.getByRole('link', { name: 'Torna alla scheda' }).click();
  await page.waitForURL('**/people/*');
  await take(page, `card-${size}`);
}

async function takeFigures(page: Page, size: Size): Promise<void> {
  await take(page, `dashboard-${size}`);
  await page.goto('/baselines');
  await take(page, `baselines-${size}`);
  await page.goto('/territory');
  await take(page, `territory-${size}`);
}

/** People already ticked on the register. */
const PRESENT = 7;

async function takeCourses(page: Page, size: Size): Promise<void> {
  await page.goto('/calendar?view=month');
  await take(page, `calendar-${size}`);
  await page.goto('/teaching');
  await page.getByRole('link', { name: 'Registro' }).first().click();
  await page.waitForURL('**/register');
  const rows = page.locator('.register__row');
  for (let at = 0; at < PRESENT; at += 1) {
    if ((await rows.nth(at).getAttribute('aria-pressed')) === 'false') await rows.nth(at).click();
    await page.locator('.register__row[aria-pressed=true]').nth(at).waitFor();
  }
  await take(page, `register-${size}`);
}

const browser = await chromium.launch({
  executablePath: findChromium() ?? undefined,
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  for (const size of ['desktop', 'phone'] as const) {
    await takeVisit(await asRole(browser, size, 'facilitator'), size);
    await takeFigures(await asRole(browser, size, 'analyst'), size);
    await takeCourses(await asRole(browser, size, 'trainer'), size);
    const citizen = await openPage(browser, size);
    await citizen.goto('/enrol');
    await take(citizen, `enrol-${size}`);
  }
} finally {
  await browser.close();
}
