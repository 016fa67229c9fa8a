import type { Locator, Page } from '@playwright/test';

/** A large figure of the dashboard by its name, beside which stands the «?» of its definition. */
export function shownFigure(page: Page, name: string): Locator {
  return page
    .locator('.figures--four > div', { has: page.locator('dt', { hasText: new RegExp(`^${name}\\b`) }) })
    .locator('dd')
    .first();
}
