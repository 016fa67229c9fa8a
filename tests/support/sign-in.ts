import type { Page } from '@playwright/test';
import type { StaffGrantTable } from '../../db/schema/staff-grant.ts';
import { DEMO_PASSWORD, demoEmail } from '../../db/seed/staff.ts';

type Role = StaffGrantTable['role'];

/** Signs the demo account of a role in; ends on the first page of its work. */
export async function signInAs(page: Page, role: Role): Promise<void> {
  await signInWith(page, demoEmail(role));
}

/**
 * Signs an account of the demo network in; ends on the first page of its work. Sends what the form sends, without its
 * page: most tests are about what comes after.
 */
export async function signInWith(page: Page, email: string): Promise<void> {
  const answer = await page.request.post('/sign-in', {
    form: { email, password: DEMO_PASSWORD },
    headers: { 'Sec-Fetch-Site': 'same-origin' },
    maxRedirects: 0,
  });
  if (answer.status() !== 302) throw new Error(`Signing ${email} in: ${answer.status()}`);
  await page.goto('/');
}

/** Signs the demo account of a role in by hand; ends on the first page of its work. */
export async function signInByHand(page: Page, role: Role): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(demoEmail(role));
  await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Accedi' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}
