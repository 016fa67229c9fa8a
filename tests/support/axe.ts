import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';

const SOURCE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/**
 * What axe finds against WCAG 2.2 AA on the page as it stands: rule and elements, empty when all is well. A screen in a
 * citizen's hands, or met alone at home, is held to the stronger contrast (7 to 1).
 */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Evaluated, not added as a script: the page's content policy stays as strict as in production. Once a document.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      // Of what is well no more than one element is written down.
      resultTypes: ['violations'],
      rules: {
        'color-contrast-enhanced': { enabled: document.querySelector('main.citizen, .enrol-page') !== null },
      },
    });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
    );
  });
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
