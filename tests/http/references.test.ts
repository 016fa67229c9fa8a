import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Client, openTestSite, type TestSite } from '../support/http-app.ts';
import { populationCsv } from '../support/test-population.ts';

let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.close());

function upload(who: Client, path: string, content: string | Uint8Array<ArrayBuffer>, fields = {}) {
  const body = new FormData();
  body.set('file', new File([content], 'x.csv', { type: 'text/csv' }));
  for (const [name, value] of Object.entries({ source: 'Istat', retrieved_on: '2026-01-10', ...fields })) {
    body.set(name, String(value));
  }
  const headers = { Origin: site.app.config.publicUrl.origin };
  return who.request(path, { method: 'POST', body, headers });
}

const NEW = '/references/populations/new';
const count = (table: 'population_dataset' | 'population_cell') =>
  site.app.db
    .selectFrom(table)
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('n'))
    .executeTakeFirstOrThrow()
    .then(({ n }) => n);

it('imports a population whole, once, and tells of the second time', async () => {
  const analyst = site.as('analyst');
  const good = populationCsv(['09', 'FI', 'D612']);
  const answer = await upload(analyst, NEW, `\ufeff${good}`);
  expect(answer.status).toBe(302);
  const address = answer.headers.get('Location') ?? '';
  expect(await (await analyst.get(address)).text()).toMatch(/Toscana[\s\S]*Firenze/);
  expect([await count('population_dataset'), await count('population_cell')]).toEqual([2, 14 + 42]);

  const again = await upload(analyst, NEW, `\ufeff${good}`);
  expect(again.status).toBe(422);
  expect(await again.text()).toContain(address.replace('?done=imported', ''));
  expect(await count('population_dataset')).toBe(2);
  const entry = { action: 'population.import', staff_id: site.network.staff.analyst };
  expect(await site.app.db.selectFrom('audit_entry').select(['action', 'staff_id']).execute()).toContainEqual(
    entry,
  );
});

it('imports nothing of a bad file, names rows and columns and writes formulas as text', async () => {
  const bad = populationCsv(['FI']).replace('16-24;F;1000', '16-24;F;=1+<b>1');
  const answer = await upload(site.as('analyst'), NEW, bad);
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toMatch(/<td class="num">2<\/td><td><code>residents<\/code>/);
  expect(page).toContain('=1+&lt;b&gt;1');
  expect([await count('population_dataset'), await count('population_cell')]).toEqual([1, 14]);
});

it.each([
  ['no file', '', {}],
  ['no source', populationCsv(['FI']), { source: ' ' }],
  ['a day to come', populationCsv(['FI']), { retrieved_on: '2099-01-01' }],
  ['a spreadsheet', new Uint8Array([0x50, 0x4b, 3, 4]), {}],
])('answers %s with what is wrong', async (_, content, fields) => {
  const answer = await upload(site.as('admin'), NEW, content, fields);
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('error-summary');
  expect(await count('population_dataset')).toBe(1);
});

it('lets nobody else upload, and asks who is signed out to sign in', async () => {
  for (const who of ['facilitator', 'coordinator', 'auditor'] as const) {
    expect((await upload(site.as(who), NEW, populationCsv(['FI']))).status).toBe(403);
  }
  expect((await upload(site.as('anonymous'), NEW, populationCsv(['FI']))).status).toBe(401);
});

it('removes a population for who imported it and for who works for the whole network, not for others', async () => {
  const { population } = site.network.places.own;
  const removal = (id: string) => `/references/populations/${id}/removal`;
  const imported = (await upload(site.as('admin'), NEW, populationCsv(['PO']))).headers.get('Location') ?? '';
  const id = /populations\/([\w-]+)/.exec(imported)?.[1] ?? '';
  expect((await site.as('analyst').post(removal(id))).status).toBe(403);
  expect((await site.as('analyst').get(removal(id))).status).toBe(403);
  const twice = await Promise.all([1, 2].map(() => site.as('admin').post(removal(population))));
  // Whoever comes back to the page finds the table gone, too.
  for (const answer of [...twice, await site.as('admin').get(removal(population))]) {
    expect(answer.headers.get('Location')).toBe('/references?done=removed');
  }
  const removals = site.app.db
    .selectFrom('audit_entry')
    .select('seq')
    .where('action', '=', 'population.remove');
  expect(await removals.execute()).toHaveLength(1);
  expect((await site.as('admin').post(removal(id))).status).toBe(302);
  expect([await count('population_dataset'), await count('population_cell')]).toEqual([0, 0]);
});

it('imports published values all or none, and says when nothing is new', async () => {
  const analyst = site.as('analyst');
  const NEW_VALUES = '/references/values/new';
  const file = [
    'indicator;geo;population;year;value;source;retrieved',
    'I_DSK2_BAB;ITI1;Y16_74;2025;58.71;Istat;2026-01-10',
    'I_DSK2_BAB;ITC4;Y16_74;2025;63.1;Istat;2026-01-10',
  ].join('\n');
  const bad = await upload(
    analyst,
    NEW_VALUES,
    `${file}\nI_DSK2_BAB;ITG1;Y16_74;2025;134.4;Istat;2026-01-10`,
  );
  expect(bad.status).toBe(422);
  expect((await (await analyst.get('/references')).text()).includes('58,71')).toBe(false);

  const done = await upload(analyst, NEW_VALUES, file);
  expect(done.headers.get('Location')).toContain('added=2&changed=0&same=0');
  const changed = await upload(analyst, NEW_VALUES, file.replace('58.71', '58.83'));
  expect(changed.headers.get('Location')).toContain('added=0&changed=1&same=1');
  const same = await upload(analyst, NEW_VALUES, file.replace('58.71', '58.83'));
  expect(same.headers.get('Location')).toContain('added=0&changed=0&same=2');
  expect((await (await analyst.get('/references')).text()).includes('58,83')).toBe(true);
});

it('gives templates that need only their counts filled in', async () => {
  const answer = await site.as('analyst').get('/references/templates/population');
  const template = (await answer.text()).replaceAll(/;\r\n/g, ';12\r\n');
  expect((await upload(site.as('analyst'), NEW, template)).status).toBe(302);
  expect((await site.as('analyst').get('/references/templates/values')).status).toBe(200);
  expect((await site.as('analyst').get('/references/templates/other')).status).toBe(404);
});
