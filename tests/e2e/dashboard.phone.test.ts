import { expect, test } from '@playwright/test';
import { accessibilityFaults } from '../support/axe.ts';
import { signInAs } from '../support/sign-in.ts';

test('on a small screen tables are one tap away and nothing overflows', async ({ page }) => {
  await signInAs(page, 'facilitator');
  await page.goto('/insights');
  const month = page.locator('#by-month');
  await expect(month.getByRole('table')).toBeHidden();
  expect(await accessibilityFaults(page)).toEqual([]);
  await month.getByText('Tabella', { exact: true }).click();
  await expect(month.getByRole('table')).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test('a wrong address on a small screen: the form is open, the fault is named', async ({ page }) => {
  await signInAs(page, 'analyst');
  const response = await page.goto('/insights?from=2026-03-01&to=2026-01-01');
  expect(response?.status()).toBe(422);
  await expect(page.getByRole('alert')).toContainText('La fine del periodo viene prima');
  await expect(page.getByLabel('Al', { exact: true })).toHaveValue('2026-01-01');
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('the public address of a view is seen whole on a small screen, and taken by keyboard', async ({
  page,
}) => {
  await signInAs(page, 'analyst');
  await page.goto('/insights/shares');
  await page.getByLabel('Titolo').fill('Per la stampa');
  await page.keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: "L'indirizzo pubblico" });
  await expect(field).toHaveValue(/\/shared\/[\w-]{40,}$/);
  const hidden = await field.evaluate((element) => [
    element.scrollWidth - element.clientWidth,
    element.scrollHeight - element.clientHeight,
  ]);
  expect(hidden).toEqual([0, 0]);
  await page.keyboard.press('Tab');
  await expect(field).toBeFocused();
  const taken = await page.evaluate(() => getSelection()?.toString());
  expect(taken).toBe(await field.inputValue());
});
