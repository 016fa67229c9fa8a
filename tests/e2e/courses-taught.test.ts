import { type Browser, expect, type Page, test } from '@playwright/test';
import { civilToday } from '../support/civil-today.ts';
import { pdfPieces } from '../support/pdf-text.ts';
import { shownFigure } from '../support/shown-figure.ts';
import { signInAs } from '../support/sign-in.ts';
import { withCheck } from '../unit/people/synthetic-code.ts';

/** Three people whom nobody else meets, invented. */
const CODES = ['PZZLCU61A41D403', 'FNTGNN58C10D403', 'QRCNDR64E12D612'].map(withCheck);
const [FIRST = '', SECOND = '', THIRD = ''] = CODES;
/** A subject nobody else teaches or logs meanwhile. */
const TOPIC = 'participation_platforms';
const MINUTES = 90;

/** Accesses and minutes of the topic, as the dashboard shows them to who coordinates. */
async function readFigures(page: Page): Promise<{ accesses: number; minutes: number }> {
  await page.goto(`/insights?topic=${TOPIC}`);
  // On some days the demo network has no visit about it yet: such a page has no figures.
  const isEmpty = (await page.getByRole('heading', { name: 'Nessun accesso in questo periodo' }).count()) > 0;
  if (isEmpty) return { accesses: 0, minutes: 0 };
  const hours = await shownFigure(page, 'Ore').innerText();
  const [, whole = '0'] = /([\d.]+)\sh/.exec(hours) ?? [];
  const [, rest = '0'] = /(\d+)'/.exec(hours) ?? [];
  return {
    accesses: Number((await shownFigure(page, 'Accessi').innerText()).replaceAll('.', '')),
    minutes: Number(whole.replaceAll('.', '')) * 60 + Number(rest),
  };
}

/** Makes a course of one lesson about the topic and plans it for today with two seats; its address. */
async function planToday(page: Page): Promise<string> {
  await page.goto('/courses/new');
  await page.getByLabel('Titolo').fill('Dire la propria sui siti del comune');
  await page.locator('#lessons_planned').fill('1');
  await page.locator('#minutes_per_lesson').fill(String(MINUTES));
  await page.locator('#certificate_percent').fill('50');
  await page
    .locator('details', { has: page.locator(`[name=topics][value=${TOPIC}]`) })
    .locator('summary')
    .click();
  await page.locator(`[name=topics][value=${TOPIC}]`).check();
  await page.locator('#main button[type=submit]').last().click();
  await page.waitForURL('**/courses/*-*');
  await page.getByRole('link', { name: "Pianifica un'edizione" }).click();
  await page.waitForURL('**/editions/new?course=*');
  await page.locator('[name=trainers]').first().check();
  await page.locator('#seats').fill('2');
  await page.locator('label', { has: page.locator('[name=way][value=dates]') }).click();
  // Begun at any hour the test may run.
  await page.locator('[name=date_1]').fill(civilToday());
  await page.locator('[name=time_1]').fill('00:00');
  await page.locator('#plan button[type=submit]').last().click();
  await page.locator('button[name=seen]').click();
  await page.waitForURL('**/editions/*?done=planned');
  return new URL(page.url()).pathname;
}

async function enrol(page: Page, edition: string, code: string, name: string): Promise<void> {
  await page.goto(`${edition}/enrolments`);
  await page.locator('#code').fill(code);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/enrolments/new?person=*');
  await page.getByLabel('Come si chiama').fill(name);
  await page.locator('#main form button[type=submit]').last().click();
  await page.waitForURL(`**${edition}/enrolments?*`);
}

/** Anybody who types a code reads these words. */
async function anybodyReads(browser: Browser, code: string, words: string): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto('/verify');
  await page.locator('#code').fill(code);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/verify/*');
  await expect(page.locator('#main')).toContainText(words);
  await context.close();
}

test('two chairs are filled, given up and taken; the lesson counts by its heads and hours, and is certified', async ({
  page,
  browser,
}) => {
  await signInAs(page, 'coordinator');
  const before = await readFigures(page);
  const edition = await planToday(page);
  await enrol(page, edition, FIRST, 'Pezzi Lucia');
  await enrol(page, edition, SECOND, 'Fanti Gianni');
  await enrol(page, edition, THIRD, 'Quirici Andrea');
  await expect(page.getByText("Lista d'attesa: 1 persona, in ordine")).toBeVisible();

  await page.getByRole('link', { name: 'Togli Pezzi Lucia' }).click();
  await page.waitForURL('**/withdrawal');
  await page.locator('label', { has: page.locator('[name=reason][value=person]') }).click();
  await page.locator('#main form button[type=submit]').last().click();
  await page.waitForURL(`**${edition}/enrolments*`);
  await page.getByRole('button', { name: 'Dai il posto a Quirici Andrea' }).click();
  await expect(page.getByText("Lista d'attesa: 1 persona, in ordine")).toHaveCount(0);

  await page.goto(edition);
  await page.locator('a[href$="/register"]').first().click();
  await page.waitForURL('**/register');
  const row = (name: string) => page.getByRole('button', { name: new RegExp(name) });
  await row('Fanti Gianni').focus();
  await page.keyboard.press('Space');
  await expect(row('Fanti Gianni')).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Tutti presenti' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '2 presenti su 2' })).toBeFocused();
  // Whoever passes a card at the door is named, and the field waits for the next one.
  const card = page.locator('#code');
  await card.focus();
  for (const [code, name] of [
    [SECOND, 'Fanti Gianni'],
    [THIRD, 'Quirici Andrea'],
  ]) {
    await page.keyboard.type(`${code}\n`);
    await expect(page.getByRole('status').filter({ hasText: `${name}: presente.` })).toBeVisible();
    await expect(card).toBeFocused();
    await expect(card).toHaveValue('');
  }
  await page.getByText('Solo una parte').last().click();
  await page
    .getByLabel(/Minuti/)
    .last()
    .fill('30');
  await page.keyboard.press('Enter');
  await expect(row('Quirici Andrea')).toContainText("30'");
  await page.getByRole('button', { name: 'Chiudi il registro' }).click();
  await expect(page.getByText('Registro chiuso: nei dati è una sessione di formazione')).toBeVisible();

  const after = await readFigures(page);
  expect(after).toEqual({ accesses: before.accesses + 2, minutes: before.minutes + MINUTES });

  await page.goto(`${edition}/outcomes`);
  await page.getByRole('button', { name: 'Rilascia 1 attestato' }).click();
  const file = page.getByRole('link', { name: /^PDF.*attestato di Fanti Gianni/ });
  const made = await page.request.get((await file.getAttribute('href')) ?? '');
  const text = pdfPieces(await made.body()).join(' ');
  const [code = ''] = /[2-9A-Z]{4}(-[2-9A-Z]{4}){3}/.exec(text) ?? [];
  await anybodyReads(browser, code.toLowerCase(), 'valido');
  const forged = code.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
  await anybodyReads(browser, forged, 'Nessun attestato con questo codice');

  await page.getByRole('link', { name: "Revoca l'attestato di Fanti Gianni" }).click();
  await page.waitForURL('**/revocation');
  await page.locator('#main form button[type=submit]').click();
  await page.waitForURL('**/outcomes*');
  await anybodyReads(browser, code, 'revocato');
});
