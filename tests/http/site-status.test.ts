import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, civil } from '../../app/platform/clock.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.close());

it('a site says from which day it is suspended, and from which it works again', async () => {
  const address = `/network/sites/${site.network.places.own.site}`;
  const coordinator = site.as('coordinator');
  const change = async (status: string, day: string) =>
    (await coordinator.post(`${address}/status`, { status, day })).status;
  const page = async () => (await coordinator.get(address)).text();
  expect(await page()).not.toMatch(/Sospeso dal|Di nuovo attivo dal/);
  expect(await change('suspended', '2026-03-02')).toBe(302);
  expect(await page()).toMatch(/Sospeso dal<\/dt><dd>[^<]*2 mar 2026/);
  expect(await change('active', '2026-03-01')).toBe(422);
  expect(await change('active', '2026-03-09')).toBe(302);
  expect(await page()).toMatch(/Di nuovo attivo dal<\/dt><dd>[^<]*9 mar 2026/);
});

it('a role cannot end before it began; yesterday takes back one that begins today', async () => {
  const day = civil(site.app.clock.now(), site.app.timeZone).day;
  const coordinator = site.as('coordinator');
  const address = `/network/staff/${site.network.staff.trainer}`;
  const scope = `site:${site.network.places.own.site}`;
  const given = { role: 'facilitator', scope, starts_on: day, ends_on: '' };
  expect((await coordinator.post(`${address}/grants`, given)).status).toBe(302);
  const grant = await site.app.db
    .selectFrom('staff_grant')
    .select('id')
    .where('staff_id', '=', site.network.staff.trainer)
    .where('role', '=', 'facilitator')
    .executeTakeFirstOrThrow();
  const end = async (last_day: string) =>
    (await coordinator.post(`${address}/grants/${grant.id}/ending`, { last_day })).status;
  expect(await end(addDays(day, -2))).toBe(422);
  expect(await end(addDays(day, -1))).toBe(302);
});
