import { afterAll, beforeAll, expect, test } from 'vitest';
import { METRICS } from '../../app/definitions/metrics.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.close());

test('whoever reads a figure can look up what it counts, as a page and as data', async () => {
  const english = { 'Accept-Language': 'en' };
  const page = await (await site.as('anonymous').get('/definitions', english)).text();
  const answer = await site.as('anonymous').get('/definitions.json');
  expect(answer.headers.get('Content-Type')).toContain('application/json');
  const { metrics } = await answer.json();
  expect(metrics.map(({ code }: { code: string }) => code)).toEqual(METRICS.map(({ code }) => code));
  for (const { code, name, formula, since } of metrics) {
    expect(page).toContain(`id="${code}"`);
    expect(page).toContain(name.en);
    expect(page).toContain(formula.en);
    expect(name.it).not.toBe('');
    expect(since).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  }
  // Where there is something to count: those of her own sites see today.
  const dashboard = await (await site.as('coordinator').get('/insights')).text();
  const linked = [...dashboard.matchAll(/href="\/definitions#(\w+)"/g)].map(([, code]) => code);
  expect(linked).toEqual(expect.arrayContaining(['accesses', 'uniques', 'hours', 'new']));
});
