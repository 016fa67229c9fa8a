import { type Browser, expect, type Page, test } from '@playwright/test';
import { shownFigure } from '../support/shown-figure.ts';
import { signInAs } from '../support/sign-in.ts';
import { TYPED_NOTES } from '../support/typed-notes.ts';
import { withCheck } from '../unit/people/synthetic-code.ts';

/** A woman of 71 born in Empoli, invented; nobody of the demo network has this code. */
const YEAR = String((new Date().getUTCFullYear() - 71) % 100).padStart(2, '0');
const CODE = withCheck(`MNCLCU${YEAR}A41D403`);

interface SiteFigures {
  readonly accesses: number;
  readonly uniques: number;
  readonly baselines: number;
}

/** A shown number; words that stand for a hidden one are none. */
const figure = (text: string) => Number(text.replaceAll('.', ''));

/** What the analyst reads of one site. */
async function readFigures(browser: Browser, siteName: string): Promise<SiteFigures> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signInAs(page, 'analyst');
  await page.getByText('Cambia periodo o luogo').click();
  await page.getByLabel('Punto', { exact: true }).selectOption({ label: siteName });
  await page.getByRole('button', { name: /Mostra|Aggiorna/ }).click();
  await page.waitForURL('**/insights?*site=*');
  // The address comes first, the figures a moment later.
  await expect(page.getByRole('heading', { level: 1 })).toContainText(siteName);
  const accesses = figure(await shownFigure(page, 'Accessi').innerText());
  const uniques = figure(await shownFigure(page, 'Persone uniche').innerText());
  // Few answered in a year at one site: questionnaires show in a longer time, counted by whole years.
  await page.getByRole('link', { name: 'Ultimi 4 trimestri interi' }).click();
  await expect(page.getByRole('link', { name: 'Ultimi 4 trimestri interi' })).toHaveAttribute(
    'aria-current',
    'true',
  );
  const people = await page
    .getByText(/persone di 16–74 anni/)
    .first()
    .innerText();
  const baselines = figure(people.match(/([\d.]+) persone di 16/)?.[1] ?? 'none');
  await context.close();
  return { accesses, uniques, baselines };
}

async function tickOnce(page: Page, text: string): Promise<void> {
  await page.locator('label', { hasText: text }).first().click();
}

test('SPID at 71: logged at the desk, measured on the tablet, seen in the regional office', async ({
  page,
  browser,
}) => {
  await signInAs(page, 'facilitator');
  const siteName = await page.locator('#site-switch option:checked').innerText();
  const before = await readFigures(browser, siteName);
  expect(before.accesses).toBeGreaterThan(10);
  expect(before.baselines).toBeGreaterThan(10);

  // The health card goes over the reader.
  await expect(page.getByLabel('Codice fiscale')).toBeFocused();
  await page.keyboard.type(CODE);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/new?person=*');
  await expect(page.getByText('MNC LCU, 71 anni')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Attivazione SPID' }).check();
  await page.getByRole('radio', { name: 'Pensionato/a' }).check();
  await page.getByRole('radio', { name: 'Italiana' }).check();
  await page.getByRole('button', { name: 'Salva e questionario' }).click();
  await expect(page.getByText('Sessione salvata.')).toBeVisible();

  // The tablet goes to her.
  await page.getByRole('button', { name: 'Avvia il questionario' }).click();
  await tickOnce(page, 'Sì, negli ultimi tre mesi');
  const next = page.getByRole('button', { name: 'Avanti' });
  await next.click();
  for (const at of [2, 3, 4, 5, 6]) {
    await expect(page.getByText(`${at} di 6`)).toBeVisible();
    for (const question of await page.locator('form.ask fieldset').all()) {
      await question.locator('label').first().click();
      await expect(question.locator('input').first()).toBeChecked();
    }
    await next.click();
  }
  await page.getByRole('button', { name: 'Vedi il risultato' }).click();
  await page.waitForURL('**/result');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText(/In Italia/).first()).toBeVisible();

  // The regional office sees one more of each, at that site.
  expect(await readFigures(browser, siteName)).toEqual({
    accesses: before.accesses + 1,
    uniques: before.uniques + 1,
    baselines: before.baselines + 1,
  });
});

test('an expired sign-in in the middle of a form loses nothing, nor does a broken line', async ({
  page,
  context,
}) => {
  await signInAs(page, 'facilitator');
  await page.getByRole('link', { name: 'Anonimo' }).click();
  await page.locator('#topic .chip').first().click();
  await page.getByText('Altri dettagli').click();
  await page.getByRole('textbox', { name: 'Nota' }).fill(TYPED_NOTES.signedOut);
  await context.clearCookies();
  await page.getByRole('button', { name: 'Salva', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Accedi per continuare' })).toBeVisible();
  await page.getByLabel('E-mail').fill('facilitator@demo.bottega.example');
  await page.getByLabel('Password', { exact: true }).fill('bottega-demo-2026');
  await page.getByRole('button', { name: 'Accedi' }).click();
  await page.getByRole('button', { name: 'Salva adesso' }).click();
  await expect(page.getByText('Sessione salvata.')).toBeVisible();
  await page.goto(`/desk/sessions/${new URL(page.url()).searchParams.get('done')}`);
  await expect(page.getByRole('textbox', { name: 'Nota' })).toHaveValue(TYPED_NOTES.signedOut);

  // What a page says when the line is down it has with it.
  const tab = (name: string) => page.getByRole('navigation', { name: 'Sezioni' }).getByRole('link', { name });
  await tab('Persone').click();
  await expect(page.getByRole('heading', { name: 'Persone', exact: true })).toBeVisible();
  await tab('Banco').click();
  await expect(page.getByLabel('Codice fiscale')).toBeFocused();
  await context.setOffline(true);
  await tab('Persone').click();
  await expect(page.getByRole('heading', { name: 'La pagina non è arrivata' })).toBeVisible();
  await context.setOffline(false);
  await page.getByRole('link', { name: 'Riprova' }).click();
  await expect(page.getByRole('heading', { name: 'Persone', exact: true })).toBeVisible();

  // A form that got no answer is still there, and goes out when the line is back.
  await tab('Banco').click();
  await page.getByRole('link', { name: 'Anonimo' }).click();
  await page.locator('#topic .chip').first().click();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Salva', exact: true }).click();
  const again = page.getByRole('button', { name: 'Invia di nuovo' });
  await expect(page.getByText('Quello che hai scritto è ancora qui')).toBeVisible();
  // Sent and lost: while it is under way the line may not come back.
  const lost = page.waitForEvent('requestfailed', (request) => request.method() === 'POST');
  await again.click();
  await lost;
  await expect(again).toBeVisible();
  await context.setOffline(false);
  await again.click();
  await expect(page.getByText('Sessione salvata.')).toBeVisible();
});
