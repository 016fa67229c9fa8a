import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROLES } from '../../app/access/policy.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';
import { ROUTE_SAMPLES } from '../support/route-samples.ts';

/** What reading may leave: who looked at what, when a sign-in was seen last, and figures kept for the next reader. */
const TRACES = new Set(['audit_entry', 'sign_in', 'figure_cell', 'counter']);

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.close());

async function everything(): Promise<Record<string, unknown[]>> {
  const { db } = site.app;
  const found: Record<string, unknown[]> = {};
  for (const { name } of await db.introspection.getTables()) {
    if (TRACES.has(name)) continue;
    found[name] = (await sql`select * from ${sql.table(name)}`.execute(db)).rows;
  }
  return found;
}

it.each(ROLES)('no address changes anything by being read, whoever reads it: %s', async (role) => {
  const before = await everything();
  for (const sample of Object.values(ROUTE_SAMPLES)) {
    const answer = await site.as(role).get(sample.path(site.network.places.own));
    await answer.arrayBuffer();
    expect(answer.status).toBeLessThan(500);
  }
  expect(await everything()).toEqual(before);
});
