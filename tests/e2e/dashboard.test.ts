import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { accessibilityFaults } from '../support/axe.ts';
import { shownFigure } from '../support/shown-figure.ts';
import { signInAs } from '../support/sign-in.ts';
import { untilAlive } from '../support/until-alive.ts';

/** True when something was drawn: a white canvas, or none, is no chart. */
const isDrawn = (page: Page, section: string) =>
  page
    .locator(`${section} canvas`)
    .first()
    .evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement) || canvas.width === 0) return false;
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      return pixels.some((value) => value > 0 && value < 200);
    });

test('the analyst reads the network: figures, findings, then a table with its chart', async ({ page }) => {
  await signInAs(page, 'analyst');
  await page.goto('/insights');
  await expect(page.getByText('Tutta la rete')).toBeVisible();
  for (const name of ['Accessi', 'Persone uniche', 'Ore', 'Persone nuove']) {
    await expect(shownFigure(page, name)).toHaveText(/^[\d.]+( h)?/);
  }
  const section = '#by-month';
  await expect(page.locator(`${section} table`)).toBeVisible();
  await expect.poll(() => isDrawn(page, section)).toBe(true);
  const order = await page
    .locator(`${section} table, ${section} canvas`)
    .evaluateAll((all) => all.map((element) => element.tagName));
  expect(order).toEqual(['TABLE', 'CANVAS']);
  await expect(page.locator('#skills')).toContainText('non sono i residenti');
  await expect.poll(() => isDrawn(page, '#skills')).toBe(true);
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('a row narrows the page, a bar does the same, and the chip takes the filter away', async ({ page }) => {
  await signInAs(page, 'analyst');
  await page.goto('/insights?by=topic');
  await untilAlive(page);
  await page.locator('#by-topic').getByRole('rowheader').first().getByRole('link').click();
  await expect(page).toHaveURL(/\/insights\?topic=/);
  const chips = page.getByRole('list', { name: 'Filtri' });
  await expect(chips).toContainText('Argomento:');
  await chips.getByRole('link', { name: /Togli il filtro Argomento/ }).click();
  await expect(page).not.toHaveURL(/topic=/);
  await page.getByRole('link', { name: 'Genere', exact: true }).click();
  await expect.poll(() => isDrawn(page, '#by-gender')).toBe(true);
  await page.locator('#by-gender canvas').click({ position: { x: 150, y: 20 } });
  await expect(page).toHaveURL(/gender=/);
  await expect(chips).toContainText('Genere:');
});

test('sites are sorted from their heads, by keyboard too, and the address keeps it', async ({ page }) => {
  await signInAs(page, 'analyst');
  await page.goto('/insights?by=site');
  // Without scripts a link leads to its part of the page too, but the focus stays with the page.
  await untilAlive(page);
  const head = page.locator('#by-site').getByRole('columnheader', { name: 'Punto' });
  await head.getByRole('link').focus();
  await page.keyboard.press('Enter');
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await expect(page).toHaveURL(/sort=label/);
  const names = await page.locator('#by-site tbody th').allTextContents();
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'it')));

  // The link that shows all rows goes: the keyboard goes on at the table it filled.
  await page.getByRole('link', { name: 'Mostra tutte' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#by-site')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(head.getByRole('link')).toBeFocused();
});

test('a quick period, then a site: the sentence and the figures follow', async ({ page }) => {
  await signInAs(page, 'analyst');
  await page.goto('/insights');
  const all = Number((await shownFigure(page, 'Accessi').textContent())?.replaceAll('.', ''));
  await page.getByRole('link', { name: 'Anno scorso' }).click();
  await expect(page.getByRole('link', { name: 'Anno scorso' })).toHaveAttribute('aria-current', 'true');
  await page.goto('/insights');
  await page.getByText('Cambia periodo o luogo').click();
  const choice = page.getByLabel('Punto', { exact: true });
  const name = await choice.locator('option').nth(1).textContent();
  await choice.selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Mostra', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Dati di ${name}`);
  const one = Number((await shownFigure(page, 'Accessi').textContent())?.replaceAll('.', ''));
  expect(one).toBeGreaterThan(0);
  expect(one).toBeLessThan(all);
});

test('without scripts the figures are all there', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'it-IT', baseURL });
  const page = await context.newPage();
  await signInAs(page, 'analyst');
  await page.goto('/insights');
  await expect(shownFigure(page, 'Accessi')).toHaveText(/^[\d.]+$/);
  await expect(page.locator('#by-month tbody tr').first()).toBeVisible();
  await expect(page.locator('.chart').first()).toBeHidden();
  await page.getByText('Cambia periodo o luogo').click();
  await page.getByLabel('Dal', { exact: true }).fill('2026-01-01');
  await page.getByRole('button', { name: 'Mostra', exact: true }).click();
  await expect(page).toHaveURL(/from=2026-01-01/);
  await context.close();
});

test('internet users only: another denominator, and no comparison with who counts everybody', async ({
  page,
}) => {
  await signInAs(page, 'analyst');
  await page.goto('/insights');
  const skills = page.locator('#skills');
  await expect(skills.getByText('Italia', { exact: true })).toBeVisible();
  await expect(skills.getByRole('rowheader', { name: 'Non usa Internet' })).not.toHaveCount(0);
  await skills.getByRole('link', { name: 'Solo chi usa Internet' }).click();
  await expect(skills.getByText('Italia', { exact: true })).toHaveCount(0);
  await expect(skills.getByRole('rowheader', { name: 'Non usa Internet' })).toHaveCount(0);
});

test('a table is taken away as a file, and its chart as a picture with its finding', async ({ page }) => {
  await signInAs(page, 'analyst');
  await page.goto('/insights?by=gender');
  const download = page.waitForEvent('download');
  await page.locator('#by-gender').getByRole('link', { name: 'Excel (XLSX)' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^bottega-genere-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.xlsx$/);
  const saved = page.waitForEvent('download');
  await page
    .locator('#by-gender')
    .getByRole('button', { name: /Salva il grafico/ })
    .click();
  const picture = await saved;
  expect(picture.suggestedFilename()).toBe('bottega-accessi-persone-e-ore-per-genere.png');
  const png = readFileSync(await picture.path());
  // A chart as wide as a page, three dots a pixel, and a margin on both sides.
  expect(png.readUInt32BE(16)).toBe(3 * (660 + 2 * 32));
  expect(await isDrawn(page, '#by-gender')).toBe(true);
});
