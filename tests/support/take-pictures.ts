import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findChromium } from '../../scripts/chromium.mjs';
import { withCheck } from '../unit/people/synthetic-code.ts';
import { signInAs } from './sign-in.ts';

// The pictures of the README, from a running demo: `npm run demo`, then
// `npx node tests/support/take-pictures.ts http://127.0.0.1:3000`.

const FOLDER = join(import.meta.dirname, '../../docs/pictures');
const SIZES = { desktop: { width: 1366, height: 768 }, phone: { width: 360, height: 740 } } as const;
const [address = 'http://127.0.0.1:3000'] = process.argv.slice(2);

async function asRole(browser: Browser, size: keyof typeof SIZES, role: 'facilitator' | 'analyst') {
  const context = await browser.newContext({ viewport: SIZES[size], baseURL: address, locale: 'it-IT' });
  const page = await context.newPage();
  await signInAs(page, role);
  return page;
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}

/** A visit from the code to the result, each screen on the way. */
async function takeVisit(page: Page, size: keyof typeof SIZES, code: string): Promise<void> {
  await take(page, `desk-${size}`);
  await page.getByLabel('Codice fiscale').fill(code);
  await page.getByRole('button', { name: 'Inizia' }).click();
  await page.waitForURL('**/new?person=*');
  await page.getByRole('checkbox', { name: 'Attivazione SPID' }).check();
  await page.evaluate(() => window.scrollTo(0, 0));
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
    await page.evaluate(() => window.scrollTo(0, 0));
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

const browser = await chromium.launch({
  executablePath: findChromium() ?? undefined,
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  await takeVisit(await asRole(browser, 'desktop', 'facilitator'), 'desktop', withCheck('MNCLCU55A41D403'));
  await takeVisit(await asRole(browser, 'phone', 'facilitator'), 'phone', withCheck('MNCLCU55A42D403'));
  for (const size of ['desktop', 'phone'] as const) {
    const page = await asRole(browser, size, 'analyst');
    await take(page, `dashboard-${size}`);
    await page.goto('/baselines');
    await take(page, `baselines-${size}`);
  }
} finally {
  await browser.close();
}
