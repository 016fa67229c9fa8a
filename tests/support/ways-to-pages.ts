import type { Page } from '@playwright/test';

/** Something that leads to a page: takes the address of pages met before, gives its own. */
export type Way = string | ((page: Page, met: ReadonlyMap<string, string>) => Promise<string>);

/** A link that should be there comes with the page; a test that waits for minutes says less. */
export const WAIT = 20_000;

/** What the elements that fit say in an attribute, on a page as the server sends it: it need not be drawn again. */
export async function readAll(
  page: Page,
  address: string,
  selector: string,
  attribute = 'href',
): Promise<string[]> {
  return page.evaluate(
    async ([from, wanted, name]) => {
      const sent = new DOMParser().parseFromString(await (await fetch(from)).text(), 'text/html');
      return [...sent.querySelectorAll(`#main ${wanted}`)].map((element) => element.getAttribute(name) ?? '');
    },
    [address, selector, attribute] as const,
  );
}

/** Where the first link that fits leads, on the page met as `from`. */
export function link(from: string, selector: string): Way {
  return async (page, met) => {
    const [href] = await readAll(page, met.get(from) ?? from, selector);
    if (!href) throw new Error(`No ${selector} on ${from}`);
    return href;
  };
}

/** Begins a questionnaire, also with somebody who has finished one today. */
export async function beginQuestionnaire(page: Page, met: ReadonlyMap<string, string>): Promise<string> {
  await page.goto(met.get('questionnaires') ?? '');
  const begin = page.locator('#main form[action$="/questionnaires"] button').first();
  await begin.click({ timeout: WAIT });
  const again = page.locator('input[name="again"]');
  await again.or(page.locator('.ask')).first().waitFor({ state: 'attached' });
  if ((await again.count()) > 0) await begin.click({ timeout: WAIT });
  await page.waitForURL('**/responses/*');
  return page.url();
}

/** Of the people of the list, the first whose card has a link that fits. */
export function cardWith(selector: string): Way {
  return async (page) => {
    for (const card of await readAll(page, '/people', '.rows a')) {
      const [href] = await readAll(page, card, selector);
      if (href) return href;
    }
    throw new Error(`Nobody in the list has ${selector}`);
  };
}

/** Of the editions somebody teaches, the first whose outcomes have a link that fits. */
export function outcomesWith(selector: string): Way {
  return async (page) => {
    for (const outcomes of await readAll(page, '/teaching', 'a[href$="/outcomes"]')) {
      const [href] = await readAll(page, outcomes, selector);
      if (href) return href;
    }
    throw new Error(`No edition has ${selector}`);
  };
}

/** The first edition in sight whose page has a link that fits. */
export function editionWith(selector: string): Way {
  return async (page, met) => {
    for (const edition of await readAll(page, met.get('editions') ?? '', 'th a[href^="/editions/"]')) {
      if ((await readAll(page, edition, selector)).length > 0) return edition;
    }
    throw new Error(`No edition has ${selector}`);
  };
}

/** Begins the questionnaire of a course with somebody enrolled. */
export async function beginCheck(page: Page, met: ReadonlyMap<string, string>): Promise<string> {
  await page.goto(met.get('questionnaires of a course') ?? '');
  await page.locator('button[name="way"][value="desk"]').first().click({ timeout: WAIT });
  await page.waitForURL('**/responses/*');
  return page.url();
}

/** Helps somebody who has no code with them: where the code is added later. */
export async function comeWithoutCode(page: Page, met: ReadonlyMap<string, string>): Promise<string> {
  await page.goto(met.get('without code') ?? '');
  await page.locator('#birth_year').fill('1948');
  await page.locator('#topic .chip').first().click();
  await page.locator('#main .button--main').first().click();
  await page.waitForURL('**/desk?done=*');
  const session = new URL(page.url()).searchParams.get('done');
  const [person] = await readAll(page, `/desk/sessions/${session}`, 'input[name="person"]', 'value');
  return `/people/${person}/code`;
}

/** Prepares a questionnaire on paper that the demo network never begins: its sheets. */
export async function prepareSheets(page: Page, met: ReadonlyMap<string, string>): Promise<string> {
  await page.goto(met.get('paper to prepare') ?? '');
  await page.locator('#instrument').selectOption('needs');
  await page.locator('#main .button--main').click({ timeout: WAIT });
  const again = page.locator('input[name="again"]');
  await again.or(page.locator('.sheet')).first().waitFor({ state: 'attached' });
  if ((await again.count()) > 0) await page.locator('#main form button').click({ timeout: WAIT });
  await page.waitForURL('**/papers/*/sheet');
  return page.url();
}

/** Prepares a version of a code list, unless one waits already: where its entries can be changed. */
export async function prepareVersion(page: Page): Promise<string> {
  await page.goto('/network/code-lists/channel/versions');
  await page.locator('#valid_from').fill('2099-12-31');
  await page.locator('#source').fill('Prova');
  const sent = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.locator('#main button[type="submit"]').click();
  await sent;
  const [latest] = await readAll(page, '/network/code-lists', 'a[href^="/network/code-lists/channel/"]');
  return latest ?? '';
}

/** Keeps a view of the figures under a name: where the name is changed. */
export async function saveView(page: Page): Promise<string> {
  await page.goto('/insights/views?gender=B');
  await page.locator('#name').fill(`Prova ${Date.now()}`);
  await page.locator('#main button[type="submit"]').first().click();
  await page.locator('#main a[href^="/insights/views/"]').first().waitFor();
  return (await page.locator('#main a[href^="/insights/views/"]').first().getAttribute('href')) ?? '';
}

/** Makes a key for a program, which the list then has. */
export async function makeToken(page: Page): Promise<string> {
  await page.goto('/network/tokens/new');
  await page.locator('#name').fill('Prova');
  await page.locator('#main button[type="submit"]').click();
  await page.locator('.link-once').waitFor();
  return '/network/tokens';
}

/** Gives somebody a questionnaire to take home: the card then leads to a new sheet. */
export async function giveLink(page: Page, met: ReadonlyMap<string, string>): Promise<string> {
  await page.goto(met.get('home links') ?? '');
  await page.locator('#main .button--main').click({ timeout: WAIT });
  await page.locator('.home-sheet').waitFor();
  const [address] = await readAll(page, met.get('card') ?? '', 'a[href^="/home-links/"]');
  return address ?? '';
}
