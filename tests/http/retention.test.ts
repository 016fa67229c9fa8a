import { afterEach, beforeEach, expect, it } from 'vitest';
import { NETWORK } from '../../db/scope.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';

let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.close());

const WHOLE_YEARS = { from: '2000-01-01', to: '2099-12-31' };
const admin = () => site.as('admin');

it('the administrator sets a rule from a day on, within its bounds, and the auditor reads it', async () => {
  const wrong = [
    { kind: 'note', amount: '0', valid_from: '2098-01-01', says: 'da 1 a 120 mesi' },
    { kind: 'identity', amount: '6', valid_from: '2098-01-01', says: 'da 12 a 120 mesi' },
    { kind: 'unused_record', amount: '400', valid_from: '2098-01-01', says: 'da 7 a 365 giorni' },
    { kind: 'note', amount: '12', valid_from: '2001-01-01', says: 'al più presto da oggi' },
    { kind: 'everything', amount: 'x', valid_from: '', says: 'Scegli che cosa riguarda' },
  ];
  for (const { says, ...form } of wrong) {
    const answer = await admin().post('/retention', form);
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(says)]);
  }
  const set = await admin().post('/retention', { kind: 'note', amount: '12', valid_from: '2098-01-01' });
  expect(set.status).toBe(302);
  const page = await (await site.as('auditor').get('/retention')).text();
  expect(page).toContain('1 gen 2098');
  expect(page).toContain('24 mesi');
  expect(page).not.toContain('name="amount"');
  expect((await site.as('auditor').post('/retention/runs')).status).toBe(403);
  expect((await site.as('coordinator').get('/retention')).status).toBe(403);
});

it('a run takes people who did not come back and leaves every figure as it was', async () => {
  const { db, figures } = site.app;
  // All of it happened ten years ago.
  const then = { day: '2015-03-02' };
  const at = '2015-03-02T10:00:00.000Z';
  for (const table of ['session', 'attendance', 'response'] as const) {
    await db.updateTable(table).set(then).execute();
  }
  await db.updateTable('citizen').set({ created_at: at }).execute();
  await db.updateTable('citizen_case').set({ updated_at: at }).execute();
  await db.updateTable('edition').set({ starts_on: then.day, ends_on: then.day }).execute();
  await db.updateTable('data_request').set({ state: 'done' }).execute();
  const participation = await figures.participation(NETWORK, WHOLE_YEARS);
  const baselines = await figures.baselines(NETWORK, WHOLE_YEARS);
  expect((await admin().post('/retention/runs')).status).toBe(302);
  const [run] = await db.selectFrom('retention_run').selectAll().execute();
  expect(run?.identity).toBeGreaterThan(2);
  const known = await db.selectFrom('citizen').select('id').where('code_key', 'is not', null).execute();
  expect(known).toEqual([]);
  expect(await figures.participation(NETWORK, WHOLE_YEARS)).toEqual(participation);
  expect(await figures.baselines(NETWORK, WHOLE_YEARS)).toEqual(baselines);
  const { citizen } = site.network.places.own;
  expect((await site.as('facilitator').get(`/people/${citizen}`)).status).toBe(404);
  expect(await (await admin().get('/retention?done=run')).text()).toContain('Prova Amministratrice');
});
