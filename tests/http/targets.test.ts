import { afterEach, beforeEach, expect, it } from 'vitest';
import { replaceProgrammeSites } from '../../db/queries/programmes.ts';
import { NETWORK } from '../../db/scope.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';

let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.close());

/** The words of a page between its main tags. */
async function words(response: Response): Promise<string> {
  const html = await response.text();
  return html
    .slice(html.indexOf('<main'), html.indexOf('</main>'))
    .replaceAll('<!-- -->', '')
    .replace(/<[^>]+>/g, '|')
    .replace(/\|[|\s]*/g, '|');
}

const own = () => site.network.places.own;
const pageOf = async (role: 'coordinator' | 'analyst' | 'admin') =>
  words(await site.as(role).get(`/targets/${own().programme}`));

it('says in words how a programme stands, with true numbers for who works with the people', async () => {
  const page = await pageOf('coordinator');
  expect(page).toMatch(/\|Raggiunti finora\|2\|su 100 entro il/);
  expect(page).toMatch(/\|In ritardo di \d+ persone\|/);
  expect(page).toMatch(/\|1 punto è in ritardo sulla sua quota\|/);
  const list = await words(await site.as('coordinator').get('/targets'));
  expect(list).toContain('|2 di 100|');
});

it('hides small counts and all that follows from them from who may not see true numbers', async () => {
  const page = await pageOf('analyst');
  expect(page).toMatch(/\|Raggiunti finora\|meno di 5 o coperto\|su 100/);
  expect(page).not.toMatch(/In ritardo|Per arrivare a|Previsione/);
  expect(page).toContain('Contati per mesi interi');
});

it('shows who sees a part of the sites their part of the targets', async () => {
  const { own: here, other } = site.network.places;
  await replaceProgrammeSites(site.app.db, NETWORK, here.programme, [here.site, other.site]);
  await site.app.db
    .insertInto('programme_target')
    .values({ programme_id: here.programme, measure: 'sites', due_on: '2026-12-31', value: 2 })
    .execute();
  const part = await pageOf('coordinator');
  expect(part).toContain('quota degli obiettivi: 50,0');
  expect(part).toMatch(/\|Raggiunti finora\|2\|su 50 entro/);
  // How many of two sites work is nothing her one site could say.
  expect(part).not.toContain('Punti attivi');
  expect(part).not.toContain('Punto altrui');
  const whole = await pageOf('admin');
  expect(whole).toContain('Punti attivi');
  expect(whole).toContain('Punto altrui');
});

it('a programme without targets says how to write them', async () => {
  await site.app.db.deleteFrom('programme_target').execute();
  expect(await pageOf('coordinator')).toContain('|Scrivi gli obiettivi|');
  expect(await pageOf('analyst')).not.toContain('Scrivi gli obiettivi');
});
