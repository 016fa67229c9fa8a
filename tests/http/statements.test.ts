import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestSite, type TestSite } from '../support/http-app.ts';
import { pdfPieces } from '../support/pdf-text.ts';

let site: TestSite;
let month: string;
beforeAll(async () => {
  site = await openTestSite();
  const { day } = await site.app.db.selectFrom('session').select('day').executeTakeFirstOrThrow();
  month = day.slice(0, 7);
});
afterAll(() => site.close());

const own = () => site.network.places.own;
const address = (programme = own().programme) => `/statements/${programme}/${month}`;

/** The tables of a page as texts, row by row. */
async function tablesOf(response: Response): Promise<string[][]> {
  expect(response.status).toBe(200);
  const html = (await response.text()).replaceAll('<!-- -->', '').replaceAll('&#x27;', "'");
  const rows = html.match(/<tr[\s\S]*?<\/tr>/g) ?? [];
  return rows.map((row) =>
    [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) =>
      cell.replace(/<[^>]+>/g, ''),
    ),
  );
}

async function bytesOf(path: string): Promise<Uint8Array> {
  const answer = await site.as('coordinator').get(path);
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}

/** A number of the page as a spreadsheet holds it: hours become decimals. */
function asNumber(text: string): string | number {
  const [, hours, minutes] = /^(?:(\d+)\sh)?\s?(?:(\d+)')?$/.exec(text) ?? [];
  if (text !== '' && (hours || minutes))
    return Math.round((Number(hours ?? 0) + Number(minutes ?? 0) / 60) * 100) / 100;
  return /^[\d.]+$/.test(text) ? Number(text.replaceAll('.', '')) : text;
}

describe('a statement', () => {
  it.each([
    ['programme', () => address()],
    ['everything', () => address('all')],
    ['one site', () => `${address()}?site=${own().site}`],
  ])('of %s says the same on the page, in the spreadsheets and on paper', async (_name, at) => {
    const page = await tablesOf(await site.as('coordinator').get(at()));
    const few = expect.stringMatching(/^[24]$/);
    expect(page).toContainEqual(['Accessi', few, few]);
    const [path = '', query] = at().split('?');
    const file = (kind: string) => bytesOf(`${path}/${kind}${query ? `?${query}` : ''}`);
    const numbers = page.map((row) => row.map(asNumber));
    for (const book of [await readXlsx(await file('xlsx')), await readOds(await file('ods'))]) {
      const sheets = book.sheets.slice(0, -1).flatMap(({ rows }) => rows);
      expect(sheets).toEqual(numbers);
    }
    const paper = pdfPieces(await file('pdf'))
      .join(' ')
      .replace(/\s+/g, ' ');
    for (const row of page) expect(paper).toContain(row.join(' ').replace(/\s+/g, ' '));
  });

  it('says what it counts, until when, and leaves its downloads on record', async () => {
    const html = await (await site.as('coordinator').get(address())).text();
    expect(html).toContain('Presenze: una persona in una sessione.');
    expect(html).toMatch(/Numeri aggiornati a<\/dt><dd>\w+ \d+ \w+ \d{4}, ore \d\d:\d\d/);
    await bytesOf(`${address()}/pdf`);
    const entry = await site.app.db
      .selectFrom('audit_entry')
      .select(['action', 'subject_id', 'detail'])
      .orderBy('seq', 'desc')
      .executeTakeFirst();
    expect(entry).toMatchObject({ action: 'figures.export', subject_id: own().programme });
    expect(entry?.detail).toContain(month);
  });

  it('hides small counts wherever it is read', async () => {
    const analyst = site.as('analyst');
    const rows = await tablesOf(await analyst.get(address()));
    expect(rows).toContainEqual(['Accessi', 'meno di 5 o coperto', 'meno di 5 o coperto']);
    const book = await readXlsx(new Uint8Array(await (await analyst.get(`${address()}/xlsx`)).arrayBuffer()));
    expect(book.sheets[0]?.rows[1]).toEqual(['Accessi', 'meno di 5 o coperto', 'meno di 5 o coperto']);
  });

  it('of a month gone by expects what was due at its end, and says what the programme missed', async () => {
    const { db } = site.app;
    const { programme } = site.network.places.other;
    const due_on = '2020-01-31';
    await db
      .insertInto('programme_target')
      .values({ programme_id: programme, measure: 'uniques', due_on, value: 31 })
      .execute();
    const expected = async () => {
      const rows = await tablesOf(await site.as('admin').get(`/statements/${programme}/2020-01`));
      return rows.find(([what, , due]) => what === 'Persone uniche' && due === '31');
    };
    expect(await expected()).toEqual(['Persone uniche', '0', '31', '100', 'In ritardo di 31 persone']);
    await db
      .deleteFrom('programme_target')
      .where('programme_id', '=', programme)
      .where('due_on', '!=', due_on)
      .execute();
    await db.updateTable('programme').set({ ends_on: due_on }).where('id', '=', programme).execute();
    expect(await expected()).toEqual(['Persone uniche', '0', '31', '31', 'Non raggiunto, per 31 persone']);
  });

  it.each([
    ['a month to come', () => `/statements/all/2098-01`],
    ['no month', () => '/statements/all/2026-13'],
    ['a month before the programme', () => `/statements/${own().programme}/2019-12`],
    ['a site elsewhere', () => `${address()}?site=${site.network.places.other.site}`],
    ['a kind of file there is not', () => `${address()}/docx`],
  ])('of %s does not exist', async (_name, at) => {
    expect((await site.as('coordinator').get(at())).status).toBe(404);
  });

  it.each([
    ['programme=all&month=2098-01', 'Scegli un mese già cominciato'],
    ['programme=all&month=%3Cb%3E', 'Scegli un mese già cominciato'],
    ['PROGRAMME&month=2019-12', 'fuori dalle date del programma'],
    ['PROGRAMME&month=MONTH&site=SIBLING', 'non partecipa al programma'],
  ])('asked for with %s says what is wrong', async (query, message) => {
    const filled = query
      .replace('PROGRAMME', `programme=${own().programme}`)
      .replace('MONTH', month)
      .replace('SIBLING', site.network.places.sibling.site);
    const answer = await site.as('coordinator').get(`/statements?${filled}`);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(message);
  });

  it('is led to by its form', async () => {
    const query = `programme=${own().programme}&month=${month}&site=`;
    const answer = await site.as('coordinator').get(`/statements?${query}`);
    expect([answer.status, answer.headers.get('Location')]).toEqual([302, address()]);
  });
});
