import { expect, type Page, test } from '@playwright/test';
import { LANGUAGE_NAMES } from '../../app/platform/language-names.ts';
import { CITIZEN_LANGUAGES } from '../../app/platform/languages.ts';
import arabic from '../../locales/ar/ask.json' with { type: 'json' };
import arabicResult from '../../locales/ar/result.json' with { type: 'json' };
import italian from '../../locales/it/result.json' with { type: 'json' };
import { accessibilityFaults } from '../support/axe.ts';
import { signInAs } from '../support/sign-in.ts';
import { untilAlive } from '../support/until-alive.ts';
import { withCheck } from '../unit/people/synthetic-code.ts';

/** Meets somebody at the desk; the address of the questionnaires of the card. */
async function meet(page: Page, code: string): Promise<string> {
  await signInAs(page, 'facilitator');
  await page.getByLabel('Codice fiscale').fill(withCheck(code));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/new?person=*');
  return `/people/${new URL(page.url()).searchParams.get('person')}/questionnaires`;
}

/** Goes on with the keyboard until the element that fits has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const wanted = page.locator(selector).first();
  await wanted.waitFor();
  for (let presses = 0; presses < 40; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not come to ${selector}`);
}

/** Nothing of the page is wider than the screen. */
async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

test('dsi-2 in Arabic, by keyboard alone, to the result', async ({ page }) => {
  await page.goto(await meet(page, 'FRNCHR57C41H501'));
  await page.getByRole('button', { name: 'Avvia il questionario' }).press('Enter');
  await page.waitForURL('**/responses/*?page=1');
  await untilAlive(page);

  await tabTo(page, '.ask__languages summary');
  await page.keyboard.press('Enter');
  await tabTo(page, 'button[value="ar"]');
  await page.keyboard.press('Enter');
  const html = page.locator('html');
  await expect(html).toHaveAttribute('lang', 'ar');
  await expect(html).toHaveAttribute('dir', 'rtl');
  await untilAlive(page);
  expect(await accessibilityFaults(page)).toEqual([]);

  await tabTo(page, 'input[type="radio"]');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  for (const at of [2, 3, 4, 5, 6]) {
    await page.getByText(arabic.progress.replace('{{at}}', `${at}`).replace('{{of}}', '6')).waitFor();
    const questions = page.locator('.ask__question');
    for (let index = 0; index < (await questions.count()); index += 1) {
      await tabTo(page, `.ask__question:nth-of-type(${index + 1}) input`);
      await page.keyboard.press('Space');
    }
    await page.keyboard.press('Enter');
  }
  await page.waitForURL('**/completion');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(arabic.completion.title);
  await tabTo(page, 'button.ask__main');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/result');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(arabicResult.page.title);
  await expect(html).toHaveAttribute('dir', 'rtl');
  await untilAlive(page);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflow(page)).toBe(0);
});

test('every language is offered by its own name and fits on a screen of 320 px', async ({
  page,
  context,
}) => {
  await page.goto(await meet(page, 'FRNCHR58C41H501'));
  await page.getByRole('button', { name: "Avvia «Com'è andata»" }).click();
  await page.waitForURL('**/responses/*?page=1');
  const address = page.url();
  const offered = await page.locator('.ask__language-list button').allTextContents();
  expect(offered).toEqual(CITIZEN_LANGUAGES.slice(1).map((language) => LANGUAGE_NAMES[language]));

  await page.setViewportSize({ width: 320, height: 640 });
  const titles = new Set<string>();
  for (const language of CITIZEN_LANGUAGES) {
    await context.addCookies([{ name: 'citizen_language', value: language, url: address }]);
    await page.goto(address);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
    expect(await overflow(page), language).toBe(0);
    titles.add(await page.locator('legend').innerText());
    await page.locator('.ask__languages summary').click();
    expect(await overflow(page), `${language}, choosing another`).toBe(0);
  }
  expect(titles.size).toBe(CITIZEN_LANGUAGES.length);
});

test('how it went: ticks, own words and stars, and a thank-you', async ({ page }) => {
  await page.goto(await meet(page, 'FRNCHR59C41H501'));
  await page.getByRole('button', { name: "Avvia «Com'è andata»" }).click();
  await page.waitForURL('**/responses/*?page=1');
  await untilAlive(page);
  await page.getByLabel('Dalla radio').check();
  await page.getByRole('button', { name: 'Avanti' }).click();
  await page.getByText('2 di 6').waitFor();
  await page.getByRole('button', { name: 'Salta' }).click();
  await page.getByLabel('Sì, per un corso').check();
  await page.getByRole('button', { name: 'Avanti' }).click();

  const words = page.getByRole('textbox');
  await words.fill('Le foto 👍');
  await page.getByRole('button', { name: 'Avanti' }).click();
  await expect(page.locator('.error-summary')).toContainText('Scrivi solo parole');
  await words.fill('Le foto');
  await page.getByRole('button', { name: 'Avanti' }).click();
  await page.getByText('5 di 6').waitFor();
  await page.getByRole('button', { name: 'Salta' }).click();
  await page.getByText('6 di 6').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('radio', { name: /^5/ }).check();
  await page.getByRole('button', { name: 'Avanti' }).click();
  await page.waitForURL('**/completion');
  await page.getByRole('button', { name: 'Vedi il risultato' }).click();
  await page.waitForURL('**/result');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(italian.page.thanks);
  await expect(page.getByText('senza il tuo nome')).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
});
