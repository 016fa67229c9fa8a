import { expect, type Page, test } from '@playwright/test';
import { accessibilityFaults } from '../support/axe.ts';
import { signInAs } from '../support/sign-in.ts';
import { untilAlive } from '../support/until-alive.ts';
import { withCheck } from '../unit/people/synthetic-code.ts';

const PIN = '4071';
const SMALL = { width: 320, height: 740 };

/** Opens the card of somebody who came to the desk just now. */
async function openCard(page: Page, code: string): Promise<string> {
  await signInAs(page, 'facilitator');
  await page.getByLabel('Codice fiscale').fill(withCheck(code));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/new?person=*');
  const card = `/people/${new URL(page.url()).searchParams.get('person')}`;
  await page.goto(card);
  return card;
}

/** What is wrong with a screen in a citizen's hands: rules, width, size of text and targets. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.setViewportSize(SMALL);
  await untilAlive(page);
  const small = await page.evaluate(() => {
    const shown = (element: Element) =>
      element.getClientRects().length > 0 && !element.closest('.visually-hidden');
    const texts = [
      ...document.querySelectorAll('#main p, #main li, #main label, #main legend, #main button, #main a'),
    ]
      .filter(shown)
      .filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < 24);
    const targets = [
      ...document.querySelectorAll('#main button, #main a, #main summary, #main label.tick-row'),
    ]
      .filter(shown)
      .filter((element) => element.getBoundingClientRect().height < 60);
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
    return [
      ...texts.map((element) => `small text: ${element.textContent}`),
      ...targets.map((element) => `small target: ${element.textContent}`),
      ...(wide ? ['wider than the screen'] : []),
    ];
  });
  return [...small, ...(await accessibilityFaults(page))];
}

async function tick(page: Page, text: string): Promise<void> {
  await page.locator('label.tick-row', { hasText: text }).first().tap();
  await page.getByRole('button', { name: 'Avanti' }).last().tap();
}

test('a tablet is handed over, answered by touch, wiped, and taken back with a PIN', async ({
  page,
  context,
}) => {
  const card = await openCard(page, 'FRNCHR63C41H501');
  const other = await context.newPage();
  await other.goto('/desk');
  await page.getByRole('button', { name: 'Passa il tablet' }).click();
  await page.waitForURL('**/handover');
  await page.getByLabel('Nuovo PIN').fill(PIN);
  await page.getByLabel('Scrivilo di nuovo').fill(PIN);
  await page.getByRole('button', { name: 'Passa il tablet adesso' }).click();
  await page.waitForURL('**/ask?begun=1');
  expect(await faultsOf(page)).toEqual([]);
  // The other tab asked for its page again by itself.
  await other.waitForURL('**/ask');
  await other.close();

  // Without a line the first screen stays too, and goes on by itself.
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Cominciamo' }).tap();
  await expect(page.getByText('La linea non risponde')).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await context.setOffline(false);
  await page.getByText('Domanda 1 di').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await tick(page, 'Sì, negli ultimi tre mesi');
  await page.getByText('Domanda 2 di').waitFor();
  await page.getByRole('button', { name: 'Avanti' }).last().tap();
  await expect(page.getByText('Segna almeno una risposta').first()).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Salta' }).tap();
  await page.getByText('Domanda 3 di').waitFor();

  for (const typed of ['/desk', card, '/account', '/']) {
    await page.goto(typed);
    await expect(page).toHaveURL(/\/ask$/);
  }
  await page.goBack();
  await expect(page.locator('header')).toHaveCount(0);
  await expect(page.locator('.ask')).toBeVisible();

  await page.goto('/ask?page=3');
  await page.getByRole('button', { name: 'Smetti' }).tap();
  await page.waitForURL('**/ask/stopping');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Riconsegna il tablet' }).tap();
  await page.waitForURL('**/ask/return');
  expect(await faultsOf(page)).toEqual([]);
  await page.goBack();
  await expect(page).toHaveURL(/\/ask\/return$/);

  await page.getByLabel('Il tuo PIN').fill('9999');
  await page.getByRole('button', { name: 'Riprendi il tablet' }).first().click();
  await expect(page.getByText('Non è giusto').first()).toBeVisible();
  await page.getByLabel('Il tuo PIN').fill(PIN);
  await page.getByRole('button', { name: 'Riprendi il tablet' }).first().click();
  await page.waitForURL(`**${card}?done=tablet_stopped`);
  await expect(page.getByText('il questionario è rimasto a metà')).toBeVisible();
});

test('a tablet left lying asks whether somebody is there, and wipes itself a minute later', async ({
  page,
}) => {
  await openCard(page, 'FRNCHR56C42H501');
  await page.getByRole('button', { name: 'Passa il tablet' }).click();
  await page.waitForURL('**/handover');
  if ((await page.getByLabel('Nuovo PIN').count()) > 0) {
    await page.getByLabel('Nuovo PIN').fill(PIN);
    await page.getByLabel('Scrivilo di nuovo').fill(PIN);
  }
  await page.clock.install();
  await page.getByRole('button', { name: 'Passa il tablet adesso' }).click();
  await page.waitForURL('**/ask?begun=1');
  await page.goto('/ask?page=1');
  await untilAlive(page);
  await page.clock.fastForward('03:01');
  const dialog = page.getByRole('dialog', { name: 'Ci sei ancora?' });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByText(/Si chiude tra 0:5\d/).first()).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Sì, continuo' }).tap();
  await expect(dialog).toBeHidden();
  await page.clock.fastForward('03:01');
  await expect(dialog).toBeVisible();
  await page.clock.fastForward('01:01');
  await page.waitForURL('**/ask/return');
  await expect(page.getByRole('heading', { name: 'Riconsegna il tablet' })).toBeVisible();
  await page.goto('/ask?page=1');
  await expect(page).toHaveURL(/\/ask\/return$/);
  // Two tests share the account: whatever PIN was first is the same.
  await page.getByLabel('Il tuo PIN').fill(PIN);
  await page.getByRole('button', { name: 'Riprendi il tablet' }).first().click();
  await page.waitForURL('**?done=tablet_stopped');
});

test('a questionnaire is taken home on a sheet and answered there by somebody who is not signed in', async ({
  page,
  browser,
}) => {
  await openCard(page, 'FRNCHR56C43H501');
  await page.getByRole('link', { name: 'Compila a casa' }).click();
  await page.getByRole('button', { name: 'Prepara il foglio' }).click();
  await expect(page.getByRole('img', { name: "Codice QR con l'indirizzo del questionario" })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  const address = await page.locator('.home-sheet__address').innerText();

  const home = await browser.newPage({ hasTouch: true, locale: 'it-IT', viewport: SMALL });
  await home.goto(address);
  await expect(home.getByText('Rispondere è facoltativo')).toBeVisible();
  expect(await faultsOf(home)).toEqual([]);
  await home.getByRole('link', { name: 'Cominciamo' }).tap();
  await home.getByText('Domanda 1 di').waitFor();
  await untilAlive(home);
  // Without a line the screen stays, with what was ticked, and goes on by itself.
  await home.context().setOffline(true);
  await tick(home, 'mai usato');
  await expect(home.getByText('Non ancora inviato')).toBeVisible();
  expect(await faultsOf(home)).toEqual([]);
  await expect(home.getByLabel('mai usato')).toBeChecked();
  await home.context().setOffline(false);
  await home.waitForURL('**/completion');
  expect(await faultsOf(home)).toEqual([]);
  await home.getByRole('button', { name: 'Invia le risposte' }).tap();
  await expect(home.getByText('Le risposte sono arrivate')).toBeVisible();
  expect(await faultsOf(home)).toEqual([]);
  await home.goto(address);
  await expect(home.getByRole('heading', { name: 'Questo indirizzo non è valido' })).toBeVisible();
  expect(await faultsOf(home)).toEqual([]);
  await home.close();
});
