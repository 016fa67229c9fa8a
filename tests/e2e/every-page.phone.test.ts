import type { Page } from '@playwright/test';
import { accessibilityFaults } from '../support/axe.ts';
import { testEveryPage } from '../support/every-page.ts';

/** The page is wider than the screen: somebody would have to scroll sideways to read. */
async function overflow(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const width of [320, 360]) {
    await page.setViewportSize({ width, height: 740 });
    // Charts follow a moment later.
    await page
      .waitForFunction((most) => document.documentElement.scrollWidth <= most, width, { timeout: 20_000 })
      .catch(() => faults.push(`is wider than a screen of ${width} px`));
  }
  return faults;
}

// Italian words are the longer ones: what fits in Italian fits.
testEveryPage(['it'], async (page, { isFirst }) => [
  ...(await overflow(page)),
  ...(isFirst ? await accessibilityFaults(page) : []),
]);
