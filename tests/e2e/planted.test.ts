import { readFileSync } from 'node:fs';
import { type Browser, type Download, expect, type Page, test } from '@playwright/test';
import { findFiscalCodes, findInClear, readFiles } from '../support/find-in-clear.ts';
import { signInAs } from '../support/sign-in.ts';
import { TYPED_NOTES } from '../support/typed-notes.ts';
import { withCheck } from '../unit/people/synthetic-code.ts';

// Runs after all the other browser tests, over the server they shared: what they and this one typed about people is
// looked for wherever the product writes. It makes no backups of its own yet; what it copies then belongs here too.

const CODE = withCheck('PNTLGN50C41H501');

/** What the person of this test tells, written so that it is nowhere else. */
const TOLD = {
  code: CODE,
  given_name: 'Ildegonda',
  family_name: 'Piantatelli',
  phone: '3391827364',
  email: 'ildegonda@posta.example',
  note: 'Le trema la mano sinistra',
  next_step: 'Portare il verbale della commissione',
} as const;

const PLANTED: Readonly<Record<string, string>> = {
  ...TOLD,
  'a code nobody has': withCheck('PNTLGN51C41H501'),
  'a code with a mistake': `${CODE.slice(0, 15)}9`,
  'a name nobody has': 'Ermenfrida',
  'a guess at a password': 'la-mia-password-sbagliata',
  'who is not on the staff': 'spione@posta.example',
  'a note that was reloaded': TYPED_NOTES.reloaded,
  'a note that waited at the door': TYPED_NOTES.signedOut,
  'a note typed early': TYPED_NOTES.early,
};

const planted = (text: string) =>
  Object.entries(PLANTED).flatMap(([name, word]) => findInClear(text, word).map((form) => `${name} ${form}`));

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Salva', exact: true }).click();
}

/** Met at the desk with her code, written down well and badly, looked up by code and name; wants a copy of her data. */
async function tellEverything(page: Page): Promise<string> {
  await signInAs(page, 'facilitator');
  const desk = page.getByLabel('Codice fiscale');
  await desk.fill(PLANTED['a code with a mistake'] ?? '');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await desk.fill(CODE);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/new?person=*');
  const person = new URL(page.url()).searchParams.get('person') ?? '';
  await page.locator('#topic .chip').first().click();
  await page.getByText('Altri dettagli').click();
  await page.getByRole('textbox', { name: 'Nota' }).fill(TOLD.note);
  await page.getByText("Serve un'altra visita?").click();
  await page.locator('[name=case_open]').check();
  await page.locator('[name=case_next_step]').fill(TOLD.next_step);
  await save(page);
  await expect(page.getByText('Sessione salvata.')).toBeVisible();

  for (const phone of [`${TOLD.phone}<`, TOLD.phone]) {
    await page.goto(`/people/${person}/profile`);
    await page.locator('#given_name').fill(TOLD.given_name);
    await page.locator('#family_name').fill(TOLD.family_name);
    await page.locator('#phone').fill(phone);
    await page.locator('#email').fill(TOLD.email);
    await save(page);
    await expect(page.locator('.error-summary, .notice').first()).toBeVisible();
  }
  await expect(page.getByText('Salvato: la scheda è aggiornata.')).toBeVisible();
  await page.goto('/people');
  await page.getByLabel('Codice fiscale').fill(PLANTED['a code nobody has'] ?? '');
  await page.getByRole('button', { name: 'Cerca', exact: true }).click();
  await expect(page.getByText('non è ancora passata')).toBeVisible();
  await page.getByLabel('Nome e cognome').fill(PLANTED['a name nobody has'] ?? '');
  await page.getByRole('button', { name: 'Cerca per nome' }).click();
  await expect(page.getByText('Nessuna persona con questo nome')).toBeVisible();
  await page.goto(`/people/${person}/requests`);
  await page.getByRole('radio', { name: 'Copia dei propri dati' }).check();
  await page.getByRole('checkbox', { name: /Ho visto un documento/ }).check();
  await page.getByRole('button', { name: 'Registra la richiesta' }).click();
  await expect(page.getByText('Richiesta registrata.')).toBeVisible();
  return person;
}

/** Does something as somebody else, in a browser of her own. */
async function as<T>(
  browser: Browser,
  role: Parameters<typeof signInAs>[1],
  act: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await browser.newPage();
  await signInAs(page, role);
  const done = await act(page);
  await page.close();
  return done;
}

/** The bytes of a download as latin1. */
async function contentOf(download: Download): Promise<string> {
  return readFileSync(await download.path()).toString('latin1');
}

async function take(page: Page, link: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link }).first().click(),
  ]);
  return contentOf(download);
}

test('what people told in the browser tests is found on their card, and nowhere in clear', async ({
  page,
  browser,
}) => {
  const person = await tellEverything(page);

  await test.step('the product finds her, by name and code, and shows what she told', async () => {
    await page.goto('/people');
    await page.getByLabel('Nome e cognome').fill('piantatelli ildeg');
    await page.getByRole('button', { name: 'Cerca per nome' }).click();
    await page.locator('section[aria-labelledby=named] a').click();
    await page.waitForURL(`**/people/${person}`);
    for (const told of [TOLD.given_name, TOLD.family_name, TOLD.phone, TOLD.email]) {
      await expect(page.locator('main')).toContainText(told);
    }
  });

  await test.step('her own copy holds it, and the search sees it there', async () => {
    const copy = await as(browser, 'admin', async (admin) => {
      await admin.goto('/requests');
      const requests = admin.locator('main a[href^="/requests/"]');
      for (const address of await requests.evaluateAll((links) =>
        links.map((link) => link.getAttribute('href')),
      )) {
        await admin.goto(address ?? '');
        if ((await admin.getByRole('link', { name: 'Scarica il file JSON' }).count()) === 0) continue;
        const taken = await take(admin, 'Scarica il file JSON');
        if (taken.includes(person)) return taken;
      }
      return '';
    });
    for (const told of Object.values(TOLD)) expect(findInClear(copy, told)).toContain('as it is');
    expect(findFiscalCodes(copy)).toContain(CODE);
  });

  await test.step('pages of refusals and mistakes do not repeat it', async () => {
    const pages: string[] = [];
    for (const address of [
      `/people/${CODE}`,
      `/people/${TOLD.given_name}.${TOLD.family_name}/${TOLD.phone}`,
      `/${TOLD.email}`,
      `/network/staff?q=${TOLD.family_name}`,
    ]) {
      const answer = await page.goto(address);
      expect(answer?.status()).toBeGreaterThanOrEqual(400);
      pages.push(await page.locator('body').innerText());
    }
    expect(planted(pages.join('\n'))).toEqual([]);
    expect(findInClear(pages.join('\n'), 'Bottega')).not.toEqual([]);
    const stranger = await browser.newPage();
    await stranger.goto('/sign-in');
    await stranger.getByLabel('E-mail').fill(PLANTED['who is not on the staff'] ?? '');
    await stranger.getByLabel('Password', { exact: true }).fill(PLANTED['a guess at a password'] ?? '');
    await stranger.getByRole('button', { name: 'Accedi' }).click();
    await expect(stranger.getByRole('alert')).toBeVisible();
    await stranger.close();
  });

  await test.step('exports do not hold it', async () => {
    const figures = await as(browser, 'analyst', async (analyst) => {
      await analyst.goto('/insights');
      return take(analyst, 'CSV');
    });
    const trail = await as(browser, 'auditor', async (auditor) => {
      await auditor.goto('/audit');
      return take(auditor, 'Scarica (CSV)');
    });
    expect(planted(figures + trail)).toEqual([]);
    expect(findFiscalCodes(figures + trail)).toEqual([]);
    expect(findInClear(trail, person)).toContain('as it is');
  });

  await test.step('database, write-ahead log and server log do not hold it, nor any fiscal code at all', async () => {
    const files = readFiles(process.env.BOTTEGA_E2E_FOLDER ?? '');
    expect([...files.keys()].sort()).toEqual([
      'bottega.db',
      'bottega.db-shm',
      'bottega.db-wal',
      'server.log',
    ]);
    for (const [name, content] of files) {
      expect.soft(planted(content), name).toEqual([]);
      expect.soft(findFiscalCodes(content), name).toEqual([]);
    }
    // What may stand there in clear is found: her record's id, and in the log the addresses without their people.
    expect(
      findInClear((files.get('bottega.db') ?? '') + (files.get('bottega.db-wal') ?? ''), person),
    ).toContain('as it is');
    expect(findInClear(files.get('server.log') ?? '', `/people/${person}`)).toContain('as it is');
  });
});
