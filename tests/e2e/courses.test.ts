import { expect, type Page, test } from '@playwright/test';
import { signInAs } from '../support/sign-in.ts';

/** Keys a hand pressed. */
let keys = 0;

async function press(page: Page, key: string): Promise<void> {
  keys += 1;
  await page.keyboard.press(key);
}

/** Goes on with the tabulator until the focus is where it is wanted; the browser's own parts of a field count too. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    if (await page.locator(selector).evaluate((element) => element === document.activeElement)) return;
    await press(page, 'Tab');
  }
  throw new Error(`Never came to ${selector}`);
}

test('an edition of six lessons is planned by keyboard, from its course to its page', async ({ page }) => {
  await signInAs(page, 'trainer');
  await page.goto('/courses');
  keys = 0;
  await page.getByRole('link', { name: 'SPID e pagoPA per i genitori della mensa' }).focus();
  await press(page, 'Enter');
  await page.waitForURL('**/courses/*-*');
  await page.getByRole('link', { name: "Pianifica un'edizione" }).focus();
  await press(page, 'Enter');
  await page.waitForURL('**/editions/new?course=*');

  await tabTo(page, 'input[name="weekdays"][value="thu"]');
  await press(page, 'Space');
  // At the hour no other lesson of the demo trainer takes.
  await tabTo(page, '#start_time');
  for (const key of ['2', '0', '0', '0']) await press(page, key);
  // The number of lessons and their length are the course's, the trainer is herself; of her two sites she says which.
  await tabTo(page, '#site');
  await press(page, 'ArrowDown');
  await tabTo(page, '#room');
  await press(page, 'Enter');
  await expect(page.getByRole('heading', { name: 'Saranno 6 lezioni' })).toBeFocused();
  await tabTo(page, 'button[name="seen"]');
  await press(page, 'Enter');
  await page.waitForURL('**/editions/*?done=planned');
  await expect(page.getByRole('table', { name: '6 lezioni' }).locator('tbody tr')).toHaveCount(6);
  await expect(page.getByText('Edizione pianificata.')).toBeVisible();
  expect(keys).toBeLessThan(60);
});
