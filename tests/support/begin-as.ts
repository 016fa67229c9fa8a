import { type Browser, expect, type Page } from '@playwright/test';
import { ROLES, type Role } from '../../app/access/policy.ts';
import type { Language } from '../../app/platform/languages.ts';
import { demoEmail } from '../../db/seed/staff.ts';
import { signInAs, signInWith } from './sign-in.ts';

/**
 * Another account with the role than the one all other tests use in Italian, so that its language may change; one
 * with the same grant where there is one, so that it meets the same records.
 */
async function otherAccount(browser: Browser, role: Role): Promise<string> {
  const page = await browser.newPage();
  await signInAs(page, 'admin');
  await page.goto(`/network/staff?role=${role}`);
  const rows = await page
    .locator('tbody tr')
    .evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText.split('\n'))),
    );
  await page.close();
  // Who was invited by another test has no password yet.
  const people = rows
    .filter(([, , state]) => state?.includes('Attivo'))
    .map(([email, grants]) => ({ email: email?.[0] ?? '', grants: grants ?? [] }));
  const own = people.find(({ email }) => email === demoEmail(role))?.grants[0] ?? '';
  const demo = ROLES.map(demoEmail);
  const others = people.filter(({ email }) => !demo.includes(email));
  const other = others.find(({ grants }) => grants[0] === own) ?? others[0];
  if (!other) throw new Error(`Nobody else is ${role}`);
  return other.email;
}

/** Signs somebody with the role in, in a language. */
export async function beginAs(page: Page, browser: Browser, role: Role, language: Language): Promise<void> {
  if (language === 'it') return signInAs(page, role);
  await signInWith(page, await otherAccount(browser, role));
  const other = page.locator('button[name="language"]');
  if ((await other.innerText()) === 'English') await other.click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
}
