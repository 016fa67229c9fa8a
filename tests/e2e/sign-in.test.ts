import { expect, test } from '@playwright/test';
import { accessibilityFaults } from '../support/axe.ts';
import { signInByHand } from '../support/sign-in.ts';

const TABS = {
  facilitator: ['Banco', 'Persone', 'Dati', 'Competenze', 'Questionari'],
  coordinator: ['Banco', 'Persone', 'Formazione', 'Dati', 'Competenze', 'Questionari', 'Rete'],
  trainer: ['Formazione', 'Dati', 'Competenze', 'Questionari'],
  analyst: ['Dati', 'Competenze', 'Questionari', 'Riferimenti'],
  admin: ['Dati', 'Competenze', 'Questionari', 'Riferimenti', 'Rete', 'Richieste', 'Registro'],
  auditor: ['Dati', 'Competenze', 'Questionari', 'Richieste', 'Registro'],
} as const;

for (const role of ['facilitator', 'coordinator', 'trainer', 'analyst', 'admin', 'auditor'] as const) {
  test(`${role} signs in, sees the tabs of the role and signs out`, async ({ page }) => {
    await signInByHand(page, role);
    const tabs = page.getByRole('navigation', { name: 'Sezioni' }).getByRole('link');
    await expect(tabs).toHaveText([...TABS[role]]);
    await page.getByRole('button', { name: 'Esci' }).click();
    await expect(page).toHaveURL('/sign-in');
    await expect(tabs).toHaveCount(0);
  });
}

test('a wrong password says so, keeps the address and lets nobody in', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill('facilitator@demo.bottega.example');
  await page.getByLabel('Password', { exact: true }).fill('not the password at all');
  await page.getByRole('button', { name: 'Accedi' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue('facilitator@demo.bottega.example');
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('the sign-in page, in both languages, has no accessibility fault that axe can find', async ({
  page,
}) => {
  await page.goto('/sign-in');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect(await accessibilityFaults(page)).toEqual([]);
});
