import { afterEach, beforeEach, expect, it } from 'vitest';
import { newId } from '../../app/platform/ids.ts';
import { insertPopulation } from '../../db/queries/populations.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';

let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.close());

const own = () => site.network.places.own;
const pageOf = async (role: 'coordinator' | 'analyst' | 'admin', query = '') =>
  (await (await site.as(role).get(`/territory${query}`)).text()).replaceAll('<!-- -->', '');
/** The words of a page. */
const words = (html: string) => html.replace(/<[^>]+>/g, '|').replace(/\|[|\s]*/g, '|');

async function addComune(geo: string, residents: number) {
  const dataset = {
    id: newId(),
    year: 2099,
    source: 'Prova dei comuni',
    retrieved_on: '2026-01-01',
    content_hash: geo,
    places: 1,
    residents,
    imported_by: null,
    imported_at: '2026-01-01T00:00:00.000Z',
  };
  const cell = { geo, age_class: '55-64', sex: 'A', residents } as const;
  await site.app.db.transaction().execute((trx) => insertPopulation(trx, dataset, [cell]));
}

it('draws sites where they are, each a link that says its people and its pace', async () => {
  await site.app.db
    .updateTable('site')
    .set({ latitude: 43.77, longitude: 11.25 })
    .where('id', '=', own().site)
    .execute();
  const html = await pageOf('coordinator');
  expect(html).toContain(
    `&amp;site=${own().site}" aria-label="Punto proprio (Firenze): 2 persone, In ritardo" tabindex="-1">`,
  );
  expect(words(html)).toContain('|Punto vicino|: mancano le coordinate (Firenze)|');
  expect(html).not.toContain('Punto altrui');
});

it('says that an itinerant desk is not in one place', async () => {
  await site.app.db
    .updateTable('site')
    .set({ latitude: 43.77, longitude: 11.25, kind: 'itinerant' })
    .where('id', '=', own().site)
    .execute();
  const html = await pageOf('coordinator');
  expect(html).not.toContain('map__point');
  expect(words(html)).toContain('|Punto proprio|: sportello itinerante, non ha un luogo solo');
});

it('says how to bring a population, then sets people beside residents', async () => {
  expect(words(await pageOf('coordinator'))).toContain('Manca la popolazione dei comuni');
  await addComune('D612', 2000);
  // Two sites with two people each, in one comune: four people, two in a thousand.
  const text = words(await pageOf('coordinator'));
  expect(text).toContain('Prova dei comuni, 2099');
  expect(text).toMatch(/\|Firenze \(FI\)\|4\|2\.000\|2,0\|–\|2,0\|–\|/);
});

it('hides small counts on the map, in both tables and in the rates', async () => {
  await addComune('D612', 2000);
  await site.app.db.updateTable('site').set({ latitude: 43.77, longitude: 11.25 }).execute();
  const html = await pageOf('analyst', '?from=2020-01-01');
  expect(html).toContain('aria-label="Punto proprio (Firenze): numero coperto, Senza obiettivo, o coperto"');
  expect(words(html)).toMatch(/\|Firenze \(FI\)\|meno di 5 o coperto\|2\.000\|coperto\|–\|coperto\|–\|/);
});

it('lists the comuni where nobody was met, but not those with sites of others', async () => {
  const text = words(await pageOf('coordinator'));
  expect(text).toMatch(/\|In \d\d comuni non si è incontrato nessuno\|/);
  expect(text).toContain('|Empoli|');
  expect(text).not.toContain('|Firenze|');
  await site.app.db
    .updateTable('site')
    .set({ comune: 'D403', comune_name: 'Empoli' })
    .where('id', '=', site.network.places.other.site)
    .execute();
  const later = words(await pageOf('coordinator'));
  expect(later).not.toContain('|Empoli|');
  expect(later).toContain('In 1 altro comune ci sono punti che non vedi');
});

it('says what is wrong with a period and shows no number', async () => {
  const answer = await site.as('analyst').get('/territory?from=2026-03-01&to=2026-01-01');
  expect(answer.status).toBe(422);
  const html = await answer.text();
  expect(html).toContain('La fine del periodo viene prima');
  expect(html).not.toMatch(/grid-table|href="#to"/);
});

it('gives the tables away as files with the numbers of the page, to whoever may take figures', async () => {
  await addComune('D612', 2000);
  const table = async (role: 'coordinator' | 'analyst', query: string) =>
    (await site.as(role).get(`/territory/table?format=json&${query}`)).json();
  const { rows } = await table('coordinator', 'by=comune');
  expect(rows).toMatchObject([
    { key: 'D612', label: 'Firenze', uniques: 4, residents: 2000, rate: 2, rate_under_55: '', rate_55_74: 2 },
  ]);
  const hidden = await table('analyst', 'by=site&from=2020-01-01');
  expect(new Set(hidden.rows.map(({ uniques }: { uniques: unknown }) => uniques))).toEqual(
    new Set(['meno di 5 o coperto']),
  );
  const white = await table('coordinator', 'by=white');
  expect(white.rows).toContainEqual({ key: 'D403', label: 'Empoli', province: 'Firenze', residents: '' });
  for (const [query, status] of [
    ['by=site&format=csv&from=2026-03-01&to=2026-01-01', 422],
    ['by=site&format=csv&programme=none', 422],
    ['by=planet&format=csv', 404],
  ] as const) {
    expect((await site.as('analyst').get(`/territory/table?${query}`)).status).toBe(status);
  }
  expect((await site.as('facilitator').get('/territory/table?by=site&format=csv')).status).toBe(403);
});
