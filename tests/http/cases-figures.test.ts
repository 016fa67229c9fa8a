import { afterAll, beforeAll, expect, it } from 'vitest';
import { civilToday } from '../support/civil-today.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';

const YEAR = Number(civilToday().slice(0, 4));

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.close());

it('shows a coordinator true numbers, the same in the file, and nobody else a small one', async () => {
  const page = await (await site.as('coordinator').get('/insights/cases')).text();
  expect(page).toContain('Pratiche avviate');
  const json = await (await site.as('coordinator').get('/insights/cases/table?format=json')).json();
  expect(json.rows.length).toBeGreaterThan(0);
  for (const { label, opened } of json.rows) {
    const row = page.slice(page.indexOf(`>${label}</th>`)).slice(0, 400);
    expect(row).toContain(`<td class="num">${opened}</td>`);
  }
  const byMonth = await (
    await site.as('coordinator').get('/insights/cases/table?by=month&format=json')
  ).json();
  const sumOf = (table: { rows: { opened: number }[] }) =>
    table.rows.reduce((sum, { opened }) => sum + opened, 0);
  expect(sumOf(byMonth)).toBe(sumOf(json));
  const { rows } = await (
    await site.as('admin').get(`/insights/cases/table?format=json&from=${YEAR - 1}-01-01&to=${YEAR}-12-31`)
  ).json();
  const seen = rows.flatMap((row: Record<string, unknown>) => [row.opened, row.resolved, row.waiting]);
  expect(seen.filter((value: unknown) => typeof value === 'number' && value > 0 && value < 5)).toEqual([]);
  expect(seen).toContain('coperto');
});

it('says what is wrong with days and places, and minds no filter of people', async () => {
  const wrong = await site.as('analyst').get('/insights/cases?from=2026-03-01&to=2026-01-01');
  expect(wrong.status).toBe(422);
  // The dashboard has the fields.
  expect(await wrong.text()).toContain('href="/insights?from=2026-03-01&amp;to=2026-01-01#to"');
  expect((await site.as('analyst').get('/insights/cases/table?format=ods&to=x')).status).toBe(422);
  expect((await site.as('analyst').get('/insights/cases/table?format=csv&by=planet')).status).toBe(422);
  expect((await site.as('analyst').get('/insights/cases?topic=none')).status).toBe(200);
  expect((await site.as('analyst').get('/insights/cases?site=none')).status).toBe(422);
});
