import { afterEach, beforeEach, expect, it } from 'vitest';
import { replaceProgrammeSites } from '../../db/queries/programmes.ts';
import { NETWORK } from '../../db/scope.ts';
import { type Client, openTestSite, type TestSite } from '../support/http-app.ts';
import { pageWords } from '../support/page-words.ts';

let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.close());

const own = () => site.network.places.own;
const pageOf = async (role: 'coordinator' | 'analyst' | 'admin') =>
  pageWords(await site.as(role).get(`/targets/${own().programme}`));

it('says in words how a programme stands, with true numbers for who works with the people', async () => {
  const page = await pageOf('coordinator');
  expect(page).toMatch(/\|Raggiunti finora\|2\|su 100 entro il/);
  expect(page).toMatch(/\|In ritardo di \d+ persone\|/);
  expect(page).toMatch(/\|1 punto è in ritardo sulla sua quota\|/);
  const list = await pageWords(await site.as('coordinator').get('/targets'));
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
  expect(whole).toContain('Punti con almeno una sessione');
  expect(whole).toContain('Punto altrui');
});

it('a programme without targets says how to write them', async () => {
  await site.app.db.deleteFrom('programme_target').execute();
  expect(await pageOf('coordinator')).toContain('|Scrivi gli obiettivi|');
  expect(await pageOf('analyst')).not.toContain('Scrivi gli obiettivi');
});

function bring(who: Client, content: string) {
  const body = new FormData();
  body.set('file', new File([content], 'obiettivi.csv', { type: 'text/csv' }));
  const headers = { Origin: site.app.config.publicUrl.origin };
  return who.request('/targets/import', { method: 'POST', body, headers });
}
const stepsOf = (programme: string) =>
  site.app.db
    .selectFrom('programme_target')
    .select(['due_on', 'measure', 'value'])
    .where('programme_id', '=', programme)
    .orderBy('due_on')
    .orderBy('value')
    .execute();

it('takes the targets away as a file and takes the changed file back, on record, for own programmes alone', async () => {
  const coordinator = site.as('coordinator');
  const given = (await (await coordinator.get('/targets/template')).text()).trim();
  expect(given).toMatch(/^programme;due_on;uniques;accesses;sessions;sites;facilitators\r\n/);
  const [head, row = ''] = given.split('\r\n');
  const [name, day] = row.split(';');
  const before = await stepsOf(own().programme);
  expect((await bring(coordinator, given)).headers.get('Location')).toBe('/targets?imported=2');
  expect(await stepsOf(own().programme)).toEqual(before);

  // The later step first: rows may stand in any order.
  const earlier = before[0]?.due_on.replace(/\d\d$/, '01') ?? '';
  await bring(coordinator, `${head}\n${name};${day};900;;700;;\n${name};${earlier};80;;;3;`);
  expect(await stepsOf(own().programme)).toEqual([
    { due_on: earlier, measure: 'sites', value: 3 },
    { due_on: earlier, measure: 'uniques', value: 80 },
    { due_on: day, measure: 'sessions', value: 700 },
    { due_on: day, measure: 'uniques', value: 900 },
  ]);
  const entries = await site.app.db
    .selectFrom('audit_entry')
    .select('detail')
    .where('action', '=', 'programme.update')
    .execute();
  expect(entries.map(({ detail }) => JSON.parse(detail))).toEqual([
    { targets: 1 },
    { targets: 1 },
    { targets: 4 },
  ]);
});

it('brings nothing of a file with mistakes, and names each by row and column in the language of the person', async () => {
  const coordinator = site.as('coordinator');
  const given = (await (await coordinator.get('/targets/template')).text()).trim();
  const [head, row = ''] = given.split('\r\n');
  const [name, day] = row.split(';');
  const before = await stepsOf(own().programme);
  const answer = await bring(
    coordinator,
    [head, `${name};${day};-5;;;;`, `${name};1999-01-01;10;;;;`, 'Programma altrui;2026-12-31;1;;;;'].join(
      '\n',
    ),
  );
  expect(answer.status).toBe(422);
  const page = await pageWords(answer);
  expect(page).toContain('|2|uniques|«-5» non è un numero intero da 1 in su|');
  expect(page).toContain('|3|due_on|«1999-01-01» è fuori dalle date del programma|');
  expect(page).toContain('|4|programme|«Programma altrui» non è uno dei tuoi programmi');
  expect(await stepsOf(own().programme)).toEqual(before);
  expect((await bring(coordinator, '')).status).toBe(422);
  expect(await pageWords(await bring(coordinator, 'PK\u0003\u0004'))).toContain(
    '|Non è un file di testo: salvalo come CSV|',
  );
  expect((await bring(coordinator, `${given}\n${';'.repeat(1_000_000)}`)).status).toBe(413);
  for (const who of ['facilitator', 'analyst', 'auditor'] as const) {
    expect((await bring(site.as(who), given)).status).toBe(403);
  }
});
