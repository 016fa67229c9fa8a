import { expect, test } from '@playwright/test';
import { signInAs } from '../support/sign-in.ts';
import { withCheck } from '../unit/people/synthetic-code.ts';

test('two windows on one questionnaire: the second asks whose answers count, and neither needs the line all the time', async ({
  page,
  context,
}) => {
  await signInAs(page, 'facilitator');
  await page.getByLabel('Codice fiscale').fill(withCheck('FRNCHR56C41H501'));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/new?person=*');
  await page.goto(`/people/${new URL(page.url()).searchParams.get('person')}/questionnaires`);
  await page.getByRole('button', { name: 'Avvia il questionario' }).click();
  await page.waitForURL('**/responses/*?page=1');
  const address = page.url();
  const other = await context.newPage();
  // Once its logic has the answers.
  await Promise.all([other.waitForResponse(/\/answers$/), other.goto(address)]);

  await page.getByText('Sì, negli ultimi tre mesi').click();
  await expect(page.getByText('Salvato.')).toBeVisible();
  await other.getByText('mai usato').click();
  await expect(other.getByText('scegli quali tenere')).toBeVisible();
  // A reload loses neither the answer nor the question.
  await other.reload();
  await expect(other.getByRole('radio', { name: 'mai usato' })).toBeChecked();
  await expect(other.getByText('scegli quali tenere')).toBeVisible();
  await other.getByRole('button', { name: 'Tieni le mie' }).click();
  await expect(other.getByText('Salvato.')).toBeVisible();

  await page.getByRole('button', { name: 'Avanti' }).click();
  await page.getByText('2 di').waitFor();
  await page.locator('form.ask fieldset label').first().click();
  await expect(page.getByText('scegli quali tenere')).toBeVisible();
  await page.getByRole('button', { name: 'Usa quelle salvate' }).click();
  await page.goto(address, { waitUntil: 'networkidle' });
  await expect(page.getByRole('radio', { name: 'mai usato' })).toBeChecked();

  // Pressed without a line, what leads away goes by itself; what was pressed last counts.
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Avanti' }).click();
  await expect(page.getByText('Non ancora inviato')).toBeVisible();
  await page.getByRole('button', { name: 'Smetti' }).click();
  await context.setOffline(false);
  await page.waitForURL('**/discarding');
  await page.goto(address, { waitUntil: 'networkidle' });
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Avanti' }).click();
  await expect(page.getByText('Non ancora inviato')).toBeVisible();
  await context.setOffline(false);
  await page.waitForURL('**/completion');
});

test('what is pressed while the logic is still loading is done once, by the logic', async ({ page }) => {
  await signInAs(page, 'facilitator');
  await page.getByLabel('Codice fiscale').fill(withCheck('BNLTRS58D45D612'));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/new?person=*');
  await page.goto(`/people/${new URL(page.url()).searchParams.get('person')}/questionnaires`);
  // A slow line: the answers arrive after the button was pressed, the line's own answer after them.
  const [answersMay, lineMay] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await page.route('**/answers', async (route) => {
    await answersMay.promise;
    await route.continue();
  });
  await page.route('**/livez', async (route) => {
    await lineMay.promise;
    await route.continue();
  });
  // Whoever asks for the answers is awake: a button pressed earlier still sends the plain form.
  const awake = page.waitForRequest('**/answers');
  await page.getByRole('button', { name: 'Avvia il questionario' }).click();
  await awake;
  await page.getByText('Sì, negli ultimi tre mesi').click();
  await page.getByRole('button', { name: 'Avanti' }).click();
  await expect(page.getByText('Salvataggio in corso…')).toBeVisible();
  answersMay.resolve();
  await page.waitForURL('**/responses/*?page=1');
  lineMay.resolve();
  await expect(page.getByText('2 di 6')).toBeVisible();
  await expect(page.getByText('Salvato.')).toBeVisible();
  await expect(page.getByText('Salvataggio in corso…')).toHaveCount(0);
});
