import type { Page } from '@playwright/test';
import { accessibilityFaults } from '../support/axe.ts';
import { testEveryPage } from '../support/every-page.ts';

/** The page is wider than the screen: somebody would have to scroll sideways to read. */
async function overflow(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const width of [320, 360]) {
    await page.setViewportSize({ width, height: 740 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) faults.push(`is ${wide} px wide on a screen of ${width}`);
  }
  return faults;
}

// Words change how wide a page is, not how it is built: axe looks at one language.
testEveryPage(async (page, language) => [
  ...(await overflow(page)),
  ...(language === 'it' ? await accessibilityFaults(page) : []),
]);
