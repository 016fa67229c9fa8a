import { afterAll, beforeAll, expect, it } from 'vitest';
import { MICRODATA_COLUMNS } from '../../app/baselines/microdata-columns.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
  await answerAlike(40);
});
afterAll(() => site.close());

/** Forty people of one kind at the own site, each with an answer of her own. */
async function answerAlike(count: number): Promise<void> {
  const { db } = site.app;
  const [template] = await db
    .selectFrom('response')
    .selectAll()
    .where('site_id', '=', site.network.places.own.site)
    .where('status', '=', 'complete')
    .execute();
  const citizens = await db.selectFrom('citizen').selectAll().limit(1).execute();
  const [citizen] = citizens;
  if (!template || !citizen) throw new Error('Nothing to copy.');
  for (let index = 0; index < count; index += 1) {
    const no = 100_000 + index;
    const id = `0199c000-0000-7000-8000-${String(index).padStart(12, '0')}`;
    await db
      .insertInto('citizen')
      .values({ ...citizen, id, no, person_no: no, code_key: null, code_kind: 'none', merged_into: null })
      .execute();
    await db
      .insertInto('response')
      .values({
        ...template,
        id,
        citizen_id: id,
        person_no: no,
        day: `2026-03-${String(1 + (index % 28)).padStart(2, '0')}`,
        age: 60,
        gender: 'A',
        education: 'C',
        citizenship: 'A',
        answers: '{"IU":1,"IBUY":2,"il":["IUIF"]}',
        overall: index % 2 ? 'X' : 'LM',
        area_il: 'B',
      })
      .execute();
  }
}

const file = (format: string, purpose = 'research') =>
  site.as('analyst').post('/baselines/microdata/file', { purpose, format });

it('asks on the page of the form who it is, once too much time has gone by', async () => {
  const { db } = site.app;
  const { proved_at } = await db.selectFrom('sign_in').select('proved_at').executeTakeFirstOrThrow();
  await db.updateTable('sign_in').set({ proved_at: '2026-01-01T00:00:00.000Z' }).execute();
  const answer = await file('csv');
  expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/baselines/microdata']);
  await db.updateTable('sign_in').set({ proved_at }).execute();
});

it('leaves as rows without days or ids, in an order that says nothing, on record with its purpose', async () => {
  const answer = await file('csv');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Disposition')).toMatch(
    /^attachment; filename="bottega-microdati-.*\.csv"$/,
  );
  const text = await answer.text();
  const [head = '', ...rows] = text.replace('\ufeff', '').trim().split('\r\n');
  expect(head.split(';')).toEqual([...MICRODATA_COLUMNS]);
  expect(rows).toHaveLength(40);
  expect(text).not.toMatch(/2026-03-\d\d|0199c000/);
  const people = rows.map((row) => row.split(';')[0] ?? '');
  expect(people).toEqual(people.toSorted());
  for (const row of rows) {
    const value = (column: (typeof MICRODATA_COLUMNS)[number]) =>
      row.split(';')[MICRODATA_COLUMNS.indexOf(column)];
    expect([value('time'), value('place'), value('age_class'), value('education')]).toEqual([
      '2026-03',
      site.network.places.own.site,
      '55-64',
      'C',
    ]);
    expect([value('IU'), value('IBUY'), value('IUIF'), value('IHIF'), value('IL')]).toEqual([
      '1',
      '2',
      '1',
      '0',
      'B',
    ]);
  }
  const entries = await site.app.db
    .selectFrom('audit_entry')
    .select(['staff_id', 'detail'])
    .where('action', '=', 'microdata.export')
    .execute();
  expect(entries).toEqual([
    {
      staff_id: site.network.staff.analyst,
      detail: JSON.stringify({ purpose: 'research', format: 'csv', rows: 40 }),
    },
  ]);
});

it('gives the same people other names in the next file', async () => {
  const linesOf = async () => (await (await file('jsonl', 'teaching')).text()).trim().split('\n');
  const [first, second] = [await linesOf(), await linesOf()];
  const names = (lines: string[]) => lines.map((line) => JSON.parse(line).person);
  expect(JSON.parse(first[0] ?? '')).toMatchObject({ wave: 1, version: 1, IHIF: 0 });
  expect(names(second).filter((name) => names(first).includes(name))).toEqual([]);
});

it('asks for a purpose, is for analysts alone, and has every column in its codebook', async () => {
  const none = await file('csv', '');
  expect([none.status, none.headers.get('Location')]).toEqual([302, '/baselines/microdata?wrong=1']);
  const page = await site.as('analyst').get('/baselines/microdata?wrong=1');
  expect([page.status, (await page.text()).includes('Scegli lo scopo e il formato')]).toEqual([422, true]);
  for (const role of ['coordinator', 'admin', 'auditor'] as const) {
    expect((await site.as(role).get('/baselines/microdata')).status).toBe(403);
  }
  const codebook = await (await site.as('analyst').get('/baselines/microdata/codebook.json')).json();
  expect(codebook.columns.map(({ name }: { name: string }) => name)).toEqual([...MICRODATA_COLUMNS]);
  const meanings = codebook.columns.map(({ meaning }: { meaning: string }) => meaning);
  expect(meanings.filter((meaning: string) => meaning.includes('microdata.column'))).toEqual([]);
  expect(codebook.columns.find(({ name }: { name: string }) => name === 'IUBK').asked).toContain('banca');
});
