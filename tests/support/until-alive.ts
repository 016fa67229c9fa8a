import type { Page } from '@playwright/test';

/** Resolves once React has taken over the page's own part, not only the frame around it. */
export async function untilAlive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const title = document.querySelector('#main h1');
    return title !== null && Object.keys(title).some((key) => key.startsWith('__reactProps$'));
  });
}
