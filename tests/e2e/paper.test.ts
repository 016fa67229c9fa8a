import { expect, type Page, test } from '@playwright/test';
import { accessibilityFaults } from '../support/axe.ts';
import { signInAs } from '../support/sign-in.ts';
import { withCheck } from '../unit/people/synthetic-code.ts';

/** A person at the desk with a code of their own; returns the address of the page that prepares a paper. */
async function prepareFor(page: Page, code: string): Promise<string> {
  await signInAs(page, 'facilitator');
  await page.getByLabel('Codice fiscale').fill(withCheck(code));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/new?person=*');
  return `/people/${new URL(page.url()).searchParams.get('person')}/papers`;
}

/** Elements that are cut off or make the page scroll sideways. */
const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('a questionnaire on paper: printed with a number, typed twice by keyboard alone, and the result', async ({
  page,
}) => {
  await page.goto(await prepareFor(page, 'FRNCHR61C41H501'));
  await page.getByRole('button', { name: 'Prepara e stampa' }).click();
  await page.waitForURL('**/papers/*/sheet');
  const code = new URL(page.url()).pathname.split('/')[2] ?? '';
  expect(await accessibilityFaults(page)).toEqual([]);

  // On A4 the frame of the desk is gone, and no question is cut off.
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.header')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Stampa' })).toBeHidden();
  await expect(page.locator('.sheet__code')).toHaveText(`${code.slice(0, 3)}-${code.slice(3)}`);
  const box = await page.locator('.sheet__box').first().boundingBox();
  expect(box?.width).toBeGreaterThan(30);
  await page.emulateMedia({ media: null });

  // A scanner types the number as it is in the bars, with Enter behind it.
  await page.goto('/papers');
  await page.getByLabel('Numero del foglio').focus();
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/papers/${code}`);
  expect(await accessibilityFaults(page)).toEqual([]);

  const today = await page.getByLabel('Data scritta sul foglio').getAttribute('max');
  const typeAll = async (answers: readonly string[]) => {
    await page.getByLabel('Data scritta sul foglio').fill(today ?? '');
    await page.keyboard.press('Enter');
    for (const answer of answers) {
      await page.keyboard.type(answer);
      await page.keyboard.press('Enter');
    }
  };
  await expect(page.getByRole('heading', { name: 'Prima lettura' })).toBeVisible();
  await page.locator('#q-cc').pressSequentially('9');
  await expect(page.locator('#q-cc-echo')).toContainText('la casella «9» non c');
  await page.locator('#q-cc').fill('');
  await typeAll(['1', '1 2', '0', '13', '-', '6', '6', '2']);
  await expect(page.getByRole('heading', { name: 'Seconda lettura' })).toBeVisible();
  await typeAll(['1', '1 2', '0', '13', '-', '6', '7', '2']);

  // One digit differs: both readings are shown, and that question alone is asked again.
  await expect(page.getByRole('heading', { name: 'Le due letture sono diverse' })).toBeVisible();
  await expect(page.getByText('Usare la banca o la posta')).toBeVisible();
  await expect(page.getByText('Cercare lavoro su Internet')).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.locator('#q-ps').fill('6');
  await page.keyboard.press('Enter');
  await expect(page.getByText('già stato trascritto')).toBeVisible();
  await page.getByRole('link', { name: 'Vedi il risultato' }).click();
  await expect(page.getByText('quattro campi su cinque')).toBeVisible();
});

test('without scripts and 320 px wide; whoever is not online is done after one box', async ({ browser }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 320, height: 640 },
  });
  const page = await context.newPage();
  await page.goto(await prepareFor(page, 'FRNCHR62C41H501'));
  await page.getByRole('button', { name: 'Trascrivi un foglio senza numero' }).click();
  await page.waitForURL('**/papers/*');
  const today = (await page.getByLabel('Data scritta sul foglio').getAttribute('max')) ?? '';
  for (const typed of ['2 3', 'A-4', 'A-4']) {
    await page.getByLabel('Data scritta sul foglio').fill(today);
    await page.locator('#q-IU').fill(typed);
    await page.locator('form.panel button').click();
    expect(await sideways(page)).toBeLessThanOrEqual(0);
  }
  await expect(page.getByText('già stato trascritto')).toBeVisible();
  await page.goto(`${page.url()}/sheet`);
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  await context.close();
});
