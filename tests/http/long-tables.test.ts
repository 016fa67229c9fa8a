import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../app/platform/ids.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';
import { pageWords } from '../support/page-words.ts';

const MORE = 57;

let site: TestSite;
/** More sites than a table begins with, a case at each, at one of them two. */
beforeAll(async () => {
  site = await openTestSite();
  const { db } = site.app;
  const { own } = site.network.places;
  const like = await db.selectFrom('site').selectAll().where('id', '=', own.site).executeTakeFirstOrThrow();
  const sites = Array.from({ length: MORE }, (_, index) => ({
    ...like,
    id: newId(),
    name: `Punto ${String(index).padStart(2, '0')}`,
    comune: `Z${index}`,
    latitude: 43 + index / 100,
    longitude: 11,
  }));
  await db.insertInto('site').values(sites).execute();
  await db
    .insertInto('programme_site')
    .values(sites.map(({ id }) => ({ programme_id: own.programme, site_id: id })))
    .execute();
  const first = await db
    .selectFrom('citizen_case')
    .selectAll()
    .where('site_id', '=', own.site)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('citizen_case')
    .values([...sites, ...sites.slice(-1)].map(({ id }) => ({ ...first, id: newId(), site_id: id })))
    .execute();
});
afterAll(() => site.close());

const read = async (path: string) => pageWords(await site.as('coordinator').get(path));
const listed = async (path: string) =>
  (await (await site.as('coordinator').get(`${path}&format=json`)).json()).rows.length;

it.each([
  ['/insights/cases', '/insights/cases/table?by=site'],
  ['/territory', '/territory/table?by=site'],
])('%s begins with some sites, says of how many, and leads to all of them', async (path, file) => {
  const page = await read(path);
  const all = await listed(file);
  expect(all).toBeGreaterThanOrEqual(MORE);
  expect(page).toContain(`Prime 50 righe su ${all}`);
  expect(page).toContain('|Mostra tutte|');
  const whole = await read(`${path}?rows=all`);
  expect(whole).not.toMatch(/Prime 50 righe|Mostra tutte/);
  for (const name of ['Punto 00', 'Punto 31', 'Punto 56']) expect(whole).toContain(`|${name}|`);
});

it('cases begin where most were opened', async () => {
  const page = await read('/insights/cases');
  expect(page.indexOf('|Punto 56|')).toBeLessThan(page.indexOf('|Punto 00|'));
  expect(page).not.toContain('|Punto 55|');
});

it('every site of a programme is on a page of its targets', async () => {
  const path = `/targets/${site.network.places.own.programme}`;
  const pages = [await read(path), await read(`${path}?page=2`)];
  for (const name of ['Punto 00', 'Punto 31', 'Punto 56']) {
    expect(pages.filter((page) => page.includes(`|${name}|`))).toHaveLength(1);
  }
  expect(pages[0]).toContain('|Pagina 1 di 2|');
});
