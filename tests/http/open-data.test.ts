import { unzipSync } from 'fflate';
import { parseCsv } from 'hucre/csv';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Role } from '../../app/access/policy.ts';
import { COLUMNS, METRIC_OF } from '../../app/insights/asked.ts';
import { OPEN_TABLES } from '../../app/insights/open-data.ts';
import { touchFigureCells } from '../../db/queries/figures.ts';
import { civilToday } from '../support/civil-today.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';

const TODAY = civilToday();
const YEAR = Number(TODAY.slice(0, 4)) - 1;
const LAST_YEAR = `from=${YEAR}-01-01&to=${YEAR}-12-31`;
const FIRST_NO = 7000;
/** Heads of a month by place and gender: many, some, and few enough to be hidden. */
const HEADS = { own: { A: 9, B: 8 }, sibling: { A: 7, B: 6 }, other: { A: 7, B: 2 } } as const;

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
  await site.app.db.transaction().execute(async (trx) => {
    const like = await trx.selectFrom('session').selectAll().orderBy('id').executeTakeFirstOrThrow();
    const card = await trx.selectFrom('citizen').selectAll().orderBy('no').executeTakeFirstOrThrow();
    let no = FIRST_NO;
    for (const place of ['own', 'sibling', 'other'] as const) {
      const site_id = site.network.places[place].site;
      for (const month of ['02', '05', '11']) {
        const day = `${YEAR}-${month}-10`;
        for (const gender of ['A', 'B'] as const) {
          for (let head = 0; head < HEADS[place][gender]; head += 1) {
            no += 1;
            const id = `session-${no}`;
            await trx
              .insertInto('session')
              .values({ ...like, id, site_id, day, content_hash: id, case_id: null, note_sealed: null })
              .execute();
            await trx
              .insertInto('session_topic')
              .values({ session_id: id, topic: 'spid_activation' })
              .execute();
            await trx
              .insertInto('citizen')
              .values({ ...card, id: `citizen-${no}`, no, person_no: no, code_key: `key-${no}`, site_id })
              .execute();
            await trx
              .insertInto('attendance')
              .values({
                id: `attendance-${no}`,
                session_id: id,
                site_id,
                day,
                counts: 1,
                citizen_id: `citizen-${no}`,
                person_no: no,
                age_band: head % 2 ? 'C' : 'D',
                gender,
                education: null,
                occupation: null,
                citizenship: null,
                province: 'FI',
                language: 'it',
                has_code: 1,
              })
              .execute();
            await trx
              .updateTable('citizen')
              .set({ first_attendance_id: `attendance-${no}` })
              .where('no', '=', no)
              .execute();
          }
        }
        await touchFigureCells(trx, [{ siteId: site_id, month: day.slice(0, 7) }]);
      }
    }
  });
});
afterAll(() => site.close());

async function download(role: Role, query = '') {
  const answer = await site.as(role).get(`/insights/open-data/package${query}`);
  expect(answer.status).toBe(200);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const files = unzipSync(bytes);
  return { bytes, files, text: (name: string) => new TextDecoder().decode(files[name]) };
}

const fileOf = (by: string) =>
  `participation-by-${by.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.csv`;

/** Rows of a table by key. */
function rowsOf(text: string): Map<string, Record<string, string>> {
  const [head = [], ...lines] = parseCsv(text, { delimiter: ';' });
  const rows = lines.map((line) =>
    Object.fromEntries(head.map((name, place) => [String(name), String(line[place] ?? '')])),
  );
  return new Map(rows.map((row) => [row.key ?? '', row]));
}

it('shows what the tables of the same year show, and hides what they hide', async () => {
  const { text } = await download('admin');
  let [shown, hidden] = [0, 0];
  for (const by of OPEN_TABLES) {
    const table = await site.as('admin').get(`/insights/table?format=json&by=${by}&${LAST_YEAR}`);
    const page: Record<string, unknown>[] = (await table.json()).rows;
    const rows = rowsOf(text(fileOf(by)));
    expect([...rows.keys()]).toEqual(page.map(({ key }) => String(key)).sort());
    for (const line of page) {
      const row = rows.get(String(line.key)) ?? {};
      for (const column of COLUMNS) {
        const value = line[column];
        const isMinutes = column === 'minutes' || column === 'personMinutes';
        const expected =
          typeof value === 'number'
            ? [String(isMinutes ? Math.round((value / 60) * 100) / 100 : value), 'false']
            : ['', String(value !== '')];
        const metric = METRIC_OF[column];
        expect([by, line.key, metric, row[metric], row[`${metric}_suppressed`]]).toEqual([
          by,
          line.key,
          metric,
          ...expected,
        ]);
        if (typeof value === 'number' && value > 0) shown += 1;
        if (expected[1] === 'true') hidden += 1;
      }
    }
  }
  expect(shown).toBeGreaterThan(50);
  expect(hidden).toBeGreaterThan(5);
  const all = 3 * (9 + 8 + 7 + 6 + 7 + 2);
  expect(rowsOf(text('participation-total.csv')).get('total')?.accesses).toBe(String(all));
});

it('is the same for whoever sees true numbers, and says that it is of a part', async () => {
  const [one, other] = [await download('coordinator', `?${LAST_YEAR}`), await download('analyst')];
  expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true);
  const whole = await site.as('coordinator').get(`/insights/table?format=json&by=ageBand&${LAST_YEAR}`);
  const seen: Record<string, unknown>[] = (await whole.json()).rows;
  expect(seen.every(({ accesses }) => typeof accesses === 'number')).toBe(true);
  expect(one.text('README.txt')).toContain('a una parte dei punti');
  expect((await download('admin')).text('README.txt')).not.toContain('a una parte dei punti');
});

it('is described as the national profile asks, with every file it names', async () => {
  const { files, text } = await download('analyst');
  const described = JSON.parse(text('dcat-ap_it.jsonld'));
  const required = ['identifier', 'title', 'description', 'modified', 'rightsHolder', 'accrualPeriodicity'];
  for (const name of [...required, 'publisher', 'issued', 'temporal', 'spatial']) {
    expect([name, Boolean(described[`dct:${name}`])]).toEqual([name, true]);
  }
  expect(described['@type']).toContain('dcatapit:Dataset');
  // Nobody said the publisher's IPA code: its name stands there, and the package says what is missing.
  expect(described['dct:publisher']['dct:identifier']).toBe(
    described['dct:publisher']['foaf:name']['@value'],
  );
  expect(text('README.txt')).toContain('Manca il codice IPA');
  expect(described['dcat:theme'].length).toBeGreaterThan(0);
  expect(described['dct:temporal']['dcatapit:startDate']['@value']).toBe(`${YEAR}-01-01`);
  const distributions: Record<string, Record<string, string>>[] = described['dcat:distribution'];
  for (const one of distributions) {
    expect(Object.keys(files)).toContain(one['dcat:downloadURL']?.['@id']);
    expect(one['dct:license']?.['@id']).toBe('https://creativecommons.org/licenses/by/4.0/');
    expect([one['dct:format']?.['@id'], one['dcat:accessURL']?.['@id']]).not.toContain(undefined);
  }
  const about = ['dcat-ap_it.jsonld', 'LICENSE.txt', 'README.txt'];
  expect(Object.keys(files).length).toBe(distributions.length + about.length);
  expect(text('LICENSE.txt')).toContain('CC BY 4.0');
  const { metrics } = await (await site.as('anonymous').get('/definitions.json')).json();
  const book: { metrics: unknown[] } = JSON.parse(text('codebook.json'));
  for (const metric of book.metrics) expect(metrics).toContainEqual(metric);
  expect(book.metrics.length).toBe(COLUMNS.length);
  expect(text('codebook.csv')).toContain('topic;spid_activation;');
});

it('is the same for the same data, on record, and only of months that are over', async () => {
  const [one, other] = [await download('admin'), await download('auditor')];
  expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true);
  const entries = await site.app.db
    .selectFrom('audit_entry')
    .select('detail')
    .where('action', '=', 'open_data.export')
    .orderBy('seq', 'desc')
    .execute();
  expect(JSON.parse(entries[0]?.detail ?? '')).toMatchObject({ from: `${YEAR}-01-01`, to: `${YEAR}-12-31` });
  const running = `?from=${TODAY.slice(0, 7)}-01&to=${TODAY}`;
  const refused = await site.as('analyst').get(`/insights/open-data/package${running}`);
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('mesi già finiti')]);
  expect((await site.as('analyst').get('/insights/open-data/package?from=x')).status).toBe(422);
  expect((await site.as('facilitator').get('/insights/open-data')).status).toBe(403);
  await site.app.db
    .updateTable('site')
    .set({ opened_on: `${YEAR}-10-01` })
    .execute();
  const page = await (await site.as('analyst').get('/insights/open-data')).text();
  expect(page).toContain(`/insights/open-data/package?from=${YEAR}-01-01&amp;to=${YEAR}-12-31`);
  // No site was open yet.
  expect(page).not.toContain(`to=${YEAR - 1}-12-31`);
});
