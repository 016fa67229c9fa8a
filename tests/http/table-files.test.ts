import { parseCsv } from 'hucre/csv';
import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../app/access/policy.ts';
import { BREAKDOWNS } from '../../app/insights/breakdowns.ts';
import { FORMATS, type Format } from '../../app/platform/table-file/formats.ts';
import { civilToday } from '../support/civil-today.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';

const TODAY = civilToday();
const THIS_YEAR = `from=${TODAY.slice(0, 4)}-01-01&to=${TODAY}`;

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.close());

/** The rows of a file by key and column: head and rows are what follows the lines about the table. */
async function readFile(format: Format, response: Response): Promise<Record<string, unknown>[]> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  if (format === 'json') return JSON.parse(text).rows;
  const lines =
    format === 'csv'
      ? parseCsv(text, { delimiter: ';', comment: '#' })
      : ((await (format === 'xlsx' ? readXlsx(bytes) : readOds(bytes))).sheets[0]?.rows ?? []);
  const head = lines.findIndex(([first]) => first === 'Codice');
  const keys = ['key', 'label', 'accesses', 'people', 'minutes', 'personMinutes', 'new', 'returning'];
  return lines
    .slice(head + 1)
    .map((line) => Object.fromEntries(keys.map((key, column) => [key, line[column] ?? ''])));
}

const COUNTS = { accesses: 0, people: 1, new: 4, returning: 5 } as const;

/** The counts of the rows of a page's first table, as they are read. */
function rowsOfPage(html: string): Map<string, string[]> {
  const body = /<tbody>(.*?)<\/tbody>/s.exec(html)?.[1] ?? '';
  const plain = (cell: string) =>
    cell
      .replace(/<small>.*?<\/small>/gs, '')
      .replaceAll('<!-- -->', '')
      .replace(/<[^>]+>/g, '')
      .replaceAll('&#x27;', "'")
      .trim();
  return new Map(
    [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) => {
      const [label = '', ...cells] = [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) =>
        plain(cell),
      );
      return [label, Object.values(COUNTS).map((column) => cells[column] ?? '')];
    }),
  );
}

describe('a table taken away', () => {
  it.each(
    (['coordinator', 'analyst'] as const).flatMap((role) =>
      BREAKDOWNS.filter((by) => by !== 'weekdayHour').map((by) => [role, by] as const),
    ),
  )('%s, by %s: every format says what the page says, hidden numbers as words', async (role: Role, by) => {
    const query = `by=${by}&rows=all&${THIS_YEAR}`;
    const html = await (await site.as(role).get(`/insights?${query}`)).text();
    const page = rowsOfPage(html);
    const isAllHidden = html.includes('tutte le righe sono coperte');
    expect(page.size > 0).toBe(!isAllHidden);
    for (const format of FORMATS) {
      const response = await site.as(role).get(`/insights/table?format=${format}&${query}`);
      const rows = await readFile(format, response);
      const shown = new Map(
        rows.map((row) => [
          String(row.label).replace(/^'/, ''),
          Object.keys(COUNTS).map((column) => String(row[column])),
        ]),
      );
      expect(shown.size).toBeGreaterThan(0);
      if (isAllHidden) expect([...shown.values()].flat().filter((cell) => /\d$/.test(cell))).toEqual([]);
      else expect([format, shown]).toEqual([format, page]);
    }
  });

  it('says what it covers, where it comes from, as of when, and what its columns count', async () => {
    const json = await (
      await site.as('coordinator').get(`/insights/table?format=json&by=gender&gender=A&${THIS_YEAR}`)
    ).json();
    expect(json.title).toBe('Accessi, persone e ore per genere');
    expect(json.about.filters).toMatch(/^I tuoi .* · dal 1 gen \d{4} al .* · Genere: /);
    expect(json.about.source).toContain('Sessioni registrate');
    expect(Date.parse(json.about.asOf)).toBeGreaterThan(Date.now() - 60_000);
    expect(json.columns).toContainEqual({
      key: 'accesses',
      name: 'Accessi',
      definition: 'Presenze: una persona in una sessione.',
    });
  });
});
