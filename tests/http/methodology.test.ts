import { afterAll, beforeAll, expect, it } from 'vitest';
import { ACTIVITY_VARIABLES } from '../../app/surveys/dsi-variables.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.close());

it('the method is open to everybody: every item with its variable, the version that runs, the thresholds in force', async () => {
  await site.app.db.updateTable('network').set({ min_cell: 7, min_denominator: 23 }).execute();
  const answer = await site.as('anonymous').get('/methodology');
  expect(answer.status).toBe(200);
  const page = (await answer.text()).replaceAll('<!-- -->', '');
  const codes = [...page.matchAll(/<td class="code">([^<]+)<\/td>/g)].map(([, code]) => code);
  const gates = ['IU', 'IBUY'].flatMap((name) => [1, 2, 3, 4].map((value) => `${name} = ${value}`));
  expect(codes).toEqual(expect.arrayContaining([...ACTIVITY_VARIABLES, ...gates]));
  expect(page).toContain('Negli ultimi tre mesi hai usato Internet?');
  expect(page).toContain('I conti da 1 a 6 sono coperti');
  expect(page).toContain('si mostrano da 23 persone in su');
  expect(page).toContain(site.app.instruments.latestInstrument('dsi-2')?.hash ?? 'no hash');
  expect(page).toContain('href="/methodology"');
});

it('speaks the language of who is signed in, whatever the browser prefers', async () => {
  const browser = { 'Accept-Language': 'en' };
  expect(await (await site.as('anonymous').get('/methodology', browser)).text()).toContain('word for word');
  expect(await (await site.as('analyst').get('/methodology', browser)).text()).toContain('parola per parola');
});
