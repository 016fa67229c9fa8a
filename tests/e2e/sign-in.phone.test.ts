import { expect, test } from '@playwright/test';
import { accessibilityFaults } from '../support/axe.ts';
import { signInByHand } from '../support/sign-in.ts';

test('signing in works on a small screen, which nothing overflows', async ({ page }) => {
  await page.goto('/sign-in');
  expect(await accessibilityFaults(page)).toEqual([]);
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await signInByHand(page, 'analyst');
  expect(await overflow()).toBeLessThanOrEqual(0);
});
