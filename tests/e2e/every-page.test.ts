import { type Page, test } from '@playwright/test';
import { LANGUAGES } from '../../app/platform/languages.ts';
import { accessibilityFaults } from '../support/axe.ts';
import { testEveryPage } from '../support/every-page.ts';

const DESKTOP = { width: 1366, height: 768 };

/** No style changes from here to 576 px: a page that fits here fits every wider phone. */
const NARROWEST = { width: 320, height: 740 };

/** The page is wider than the screen: somebody would have to scroll sideways to read. */
async function overflow(page: Page): Promise<string[]> {
  await page.setViewportSize(NARROWEST);
  // Charts follow a moment later.
  const fits = await page.evaluate(
    async ([most, limit]) => {
      const isWider = () => document.documentElement.scrollWidth > most;
      const last = performance.now() + limit;
      while (isWider() && performance.now() < last) await new Promise(requestAnimationFrame);
      return !isWider();
    },
    [NARROWEST.width, 20_000] as const,
  );
  return fits ? [] : [`is wider than a screen of ${NARROWEST.width} px`];
}

// Every walk has an account of its own; one after the other they would keep one worker busy longer than all else together.
test.describe.configure({ mode: 'parallel' });

// Italian words are the longer ones: what fits in Italian fits, and the markup is the same in both languages.
testEveryPage(LANGUAGES, async (page, { language, isFirst }) => {
  if (language !== 'it') return [];
  const faults = await accessibilityFaults(page);
  faults.push(...(await overflow(page)));
  // Menus and tables take another form on a small screen.
  if (isFirst)
    faults.push(...(await accessibilityFaults(page)).map((fault) => `on a small screen: ${fault}`));
  await page.setViewportSize(DESKTOP);
  return faults;
});
