import { expect, type Page, test } from '@playwright/test';
import { inviteSomebody } from '../support/invite-somebody.ts';
import { signInAs } from '../support/sign-in.ts';
import { TYPED_NOTES } from '../support/typed-notes.ts';
import { untilAlive } from '../support/until-alive.ts';

/** Holds the scripts of the pages that follow back, as a bad line does; gives what lets them through. */
async function holdScripts(page: Page): Promise<() => Promise<void>> {
  const scripts = '**/assets/*.js';
  let arrive = () => {};
  const arrival = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(scripts, async (route) => {
    await arrival;
    await route.continue();
  });
  return async () => {
    arrive();
    await untilAlive(page);
    await page.unroute(scripts);
  };
}

/** Opens a page whose scripts have not come. */
async function openEarly(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'domcontentloaded' });
}

function listenForErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  return errors;
}

test('keys that come while the page wakes up do not keep it asleep', async ({ page }) => {
  const errors = listenForErrors(page);
  await page.addInitScript(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const field = document.querySelector('#email');
      if (field && Object.keys(field).some((key) => key.startsWith('__reactProps$'))) return;
      (field ?? document).dispatchEvent(new Event('input', { bubbles: true }));
      port2.postMessage(null);
    };
    port2.postMessage(null);
  });
  for (let load = 0; load < 5; load += 1) {
    await page.goto('/sign-in');
    await untilAlive(page);
  }
  expect(errors).toEqual([]);
});

test('an address and a password typed before the scripts came sign in', async ({ page }) => {
  const errors = listenForErrors(page);
  const letScriptsIn = await holdScripts(page);
  await openEarly(page, '/sign-in');
  await page.getByLabel('E-mail').pressSequentially('trainer@demo.bottega.example');
  await page.getByLabel('Password', { exact: true }).pressSequentially('bottega-demo-2026');
  await letScriptsIn();
  await expect(page.getByLabel('E-mail')).toHaveValue('trainer@demo.bottega.example');
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('bottega-demo-2026');
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/teaching/);
  expect(errors).toEqual([]);
});

test('a first password typed before the scripts came is set', async ({ page, browser }) => {
  await signInAs(page, 'admin');
  const link = await inviteSomebody(page);
  const guest = await browser.newPage();
  const errors = listenForErrors(guest);
  const letScriptsIn = await holdScripts(guest);
  await openEarly(guest, link);
  await guest.locator('#password').pressSequentially('quattro cavalli azzurri');
  await letScriptsIn();
  await expect(guest.locator('#password')).toHaveValue('quattro cavalli azzurri');
  await guest.locator('#main button[type="submit"]').click();
  await expect(guest).toHaveURL(/\/sign-in\?done=password$/);
  expect(errors).toEqual([]);
  await guest.close();
});

test('a code scanned before the scripts came opens the form, by Enter then or later', async ({ page }) => {
  await signInAs(page, 'facilitator');
  const errors = listenForErrors(page);
  const letScriptsIn = await holdScripts(page);
  await openEarly(page, '/desk');
  await expect(page.getByLabel('Codice fiscale')).toBeFocused();
  await page.keyboard.type('RSSMRA72L09H501S');
  await letScriptsIn();
  await expect(page.getByLabel('Codice fiscale')).toHaveValue('RSSMRA72L09H501S');
  await expect(page.getByLabel('Codice fiscale')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Nuova sessione' })).toBeVisible();

  await holdScripts(page);
  await openEarly(page, '/desk');
  await page.keyboard.type('RSSMRA72L09H501S');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Nuova sessione' })).toBeVisible();
  expect(errors).toEqual([]);
});

test('a session filled in before the scripts came is kept, drafted and saved', async ({ page }) => {
  await signInAs(page, 'facilitator');
  await page.goto('/desk/sessions/new?nocode=1');
  const errors = listenForErrors(page);
  const letScriptsIn = await holdScripts(page);
  await openEarly(page, page.url());
  const province = page.locator('select[name="province_all"]');
  const another = page.locator('#province .chip', { has: page.locator('[value="another"]') });
  const chosen = (await province.locator('option').nth(9).getAttribute('value')) ?? '';
  const typed = async () => {
    await expect(page.getByLabel('Anno di nascita')).toHaveValue('1951');
    await expect(page.getByRole('radio', { name: 'Femmina' })).toBeChecked();
    await expect(page.locator('#topic input').nth(2)).toBeChecked();
    await expect(page.locator('#minutes input').first()).toBeChecked();
    await expect(another.locator('input')).toBeChecked();
    await expect(province).toHaveValue(chosen);
    await expect(page.locator('#note')).toHaveValue(TYPED_NOTES.early);
  };
  await page.getByLabel('Anno di nascita').pressSequentially('1951');
  await page.locator('label.chip', { hasText: 'Femmina' }).click();
  await page.locator('#topic .chip').nth(2).click();
  await page.locator('#minutes .chip').first().click();
  await another.click();
  await province.selectOption(chosen);
  await page.getByText('Altri dettagli').click();
  await page.locator('#note').pressSequentially(TYPED_NOTES.early);
  await page.getByText(/^Altri \d+ argomenti$/).click();
  await page.locator('#topic-search').pressSequentially('banca');
  await page.keyboard.press('Enter');
  await typed();
  await letScriptsIn();
  await typed();
  await expect(page.locator('#topic-search')).toHaveValue('banca');
  await expect(page.getByRole('checkbox', { name: 'Banca online' })).toBeVisible();
  await expect(page.locator('details .chip:visible', { has: page.locator('[name="topic"]') })).toHaveCount(1);
  // The stopwatch comes with the draft: from now on everything is kept.
  await expect(page.getByRole('button', { name: /^Usa il tempo trascorso/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: /^Usa il tempo trascorso/ })).toBeVisible();
  await typed();
  await page.getByRole('button', { name: 'Salva', exact: true }).click();
  await expect(page.getByText('Sessione salvata.')).toBeVisible();
  expect(errors).toEqual([]);
});

test('what is typed early goes before the draft of an earlier try', async ({ page }) => {
  await signInAs(page, 'facilitator');
  await page.goto('/desk/sessions/new?nocode=1');
  await expect(page.getByRole('button', { name: /^Usa il tempo trascorso/ })).toBeVisible();
  await page.getByLabel('Anno di nascita').fill('1940');
  await page.locator('#note').evaluate((note) => note.closest('details')?.setAttribute('open', ''));
  await page.locator('#note').fill('prima');
  const letScriptsIn = await holdScripts(page);
  await openEarly(page, page.url());
  await page.getByLabel('Anno di nascita').pressSequentially('1962');
  await letScriptsIn();
  await expect(page.locator('#note')).toHaveValue('prima');
  await expect(page.getByLabel('Anno di nascita')).toHaveValue('1962');
});

test('a note corrected before the scripts came keeps its correction', async ({ page }) => {
  await signInAs(page, 'facilitator');
  await page.goto('/desk/sessions/new?anonymous=1');
  await page.locator('#topic .chip').first().click();
  await page.getByText('Altri dettagli').click();
  await page.locator('#note').fill('prima nota');
  await page.getByRole('button', { name: 'Salva', exact: true }).click();
  await expect(page.getByText('Sessione salvata.')).toBeVisible();
  const errors = listenForErrors(page);
  const letScriptsIn = await holdScripts(page);
  await openEarly(page, `/desk/sessions/${new URL(page.url()).searchParams.get('done')}`);
  await page.locator('#note').fill('seconda nota');
  await letScriptsIn();
  await expect(page.locator('#note')).toHaveValue('seconda nota');
  await page.getByRole('button', { name: 'Salva', exact: true }).click();
  await expect(page.getByText('Sessione corretta.')).toBeVisible();
  await page.goto(`/desk/sessions/${new URL(page.url()).searchParams.get('done')}`);
  await expect(page.locator('#note')).toHaveValue('seconda nota');
  expect(errors).toEqual([]);
});
