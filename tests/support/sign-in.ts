import type { Page } from '@playwright/test';
import type { StaffGrantTable } from '../../db/schema/staff-grant.ts';
import { DEMO_PASSWORD, demoEmail } from '../../db/seed/staff.ts';

/** Signs the demo account of a role in; ends on the first page of its work. */
export async function signInAs(page: Page, role: StaffGrantTable['role']): Promise<void> {
  await signInWith(page, demoEmail(role));
}

/** Signs an account of the demo network in. */
export async function signInWith(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Accedi' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}
