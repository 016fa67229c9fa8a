import { afterAll, beforeAll, expect, it } from 'vitest';
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
