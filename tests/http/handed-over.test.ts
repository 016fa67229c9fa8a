import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needsOf, sampleOf } from '../support/authorisation-rules.ts';
import { openTestSite, type TestSite, testBuild } from '../support/http-app.ts';
import { actsOn, addressesOf } from '../support/matrix-calls.ts';
import { type ListedRoute, listRoutes } from '../support/route-list.ts';

const routes = listRoutes((await testBuild()).routes);

/** All that a citizen may do with a tablet in hand. */
const OPEN = ['/ask', '/ask/closing', '/ask/completion', '/ask/result', '/ask/return', '/ask/stopping'];
/** What programs read looks at no sign-in, and so at no tablet. */
const closed = routes.filter(({ path }) => !OPEN.includes(path) && !path.startsWith('/api/v1/'));

/** What would tell of anybody: people, colleagues and sites of the test network. */
const TELLING = /Prova|Punto|Collega|test\.bottega/;

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
  const { db } = site.app;
  const at = new Date().toISOString();
  const signIns = await db.selectFrom('sign_in').select(['id', 'staff_id']).execute();
  await db
    .insertInto('handover')
    .values(
      signIns.map(({ id }) => ({
        sign_in_id: id,
        response_id: site.network.places.own.response,
        begun_at: at,
        touched_at: at,
        closed_at: null,
        tries: 0,
      })),
    )
    .execute();
});
afterAll(() => site.close());

/** What is wrong with how a route answers a tablet in a citizen's hands, as a document and as data. */
async function faultsOf(route: ListedRoute, who: 'facilitator' | 'admin'): Promise<string[]> {
  const sample = sampleOf(route);
  const ids = site.network.places.own;
  const faults: string[] = [];
  for (const address of addressesOf(route, sample.path(ids))) {
    const read = await site.as(who).get(address, { Accept: 'text/html' });
    const said = await read.text();
    const isData = address.includes('.data');
    // Only takes forms: there is nothing to read for anybody.
    const leads =
      needsOf(route, 'GET') === null
        ? read.status === 400
        : isData
          ? read.status === 202 && said.includes('"/ask"')
          : read.status === 302 && read.headers.get('Location') === '/ask';
    if (!leads || TELLING.test(said))
      faults.push(`GET ${address} ${who}: ${read.status} ${said.slice(0, 200)}`);

    const sent = await site.as(who).post(address, sample.form?.(ids) ?? {});
    const answer = await sent.text();
    const expected = needsOf(route, 'POST') === null ? 405 : 403;
    if (sent.status !== expected || TELLING.test(answer)) {
      faults.push(`POST ${address} ${who}: ${sent.status} ${answer.slice(0, 200)}`);
    }
  }
  return faults;
}

test('what is open to a tablet that was handed over is listed here, and nothing else is', () => {
  const open = routes.filter(({ handedOver }) => handedOver.read || handedOver.send);
  expect(open.map(({ path }) => path).sort()).toEqual(OPEN);
});

describe.each(closed)('$path', (route) => {
  test('is closed while the tablet is in a citizen’s hands', async () => {
    expect(await faultsOf(route, 'facilitator')).toEqual([]);
    expect(await faultsOf(route, 'admin')).toEqual([]);
  });
});

test('a refusal shows the way back to the questionnaire and nothing of the desk', async () => {
  const refused = await site.as('facilitator').post('/desk/person', { code: site.network.places.own.code });
  expect(refused.status).toBe(403);
  const page = await refused.text();
  expect(page).toContain('href="/ask"');
  expect(page).not.toMatch(/href="\/(desk|people|account|sign-out|)"|<nav|<header/);
  expect(page).not.toContain(site.network.places.own.code);
});

test('nothing was changed by what was refused, and some of it is on record', async () => {
  expect(await actsOn(site)).toEqual([]);
  const refused = await site.app.db
    .selectFrom('audit_entry')
    .select('detail')
    .where('action', '=', 'access.refuse')
    .execute();
  expect(refused.some(({ detail }) => detail.includes('handed_over'))).toBe(true);
});
