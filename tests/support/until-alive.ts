import type { Page } from '@playwright/test';

/** Resolves once React has taken over the page's own part, not only the frame around it. */
export async function untilAlive(page: Page): Promise<void> {
  // Watched from within: Playwright's own wait would bring a third of a megabyte of scripts to every document.
  await page.evaluate(async () => {
    const isAlive = () =>
      Object.keys(document.querySelector('#main h1') ?? {}).some((key) => key.startsWith('__reactProps$'));
    while (!isAlive()) await new Promise(requestAnimationFrame);
  });
}
