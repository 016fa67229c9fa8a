import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES, type Role } from '../../app/access/policy.ts';
import { holdsAll, needsOf, sampleOf, verdict, WHO, type Who } from '../support/authorisation-rules.ts';
import { authorisationTable, WRITE_TABLE } from '../support/authorisation-table.ts';
import { openTestSite, type TestSite, testBuild } from '../support/http-app.ts';
import { actsOn, addressesOf, ask, isLike, read, send } from '../support/matrix-calls.ts';
import { type ListedRoute, listRoutes } from '../support/route-list.ts';
import { ROUTE_SAMPLES, type RouteSample } from '../support/route-samples.ts';
import { PLACES, type Place, type PlaceIds } from '../support/test-network.ts';

const routes = listRoutes((await testBuild()).routes);

const NOTHING = '0199a000-0000-7000-8000-00000000000f';

/** Ids that nothing has. */
function idsOfNothing(ids: PlaceIds): PlaceIds {
  return { ...ids, ...Object.fromEntries(Object.keys(ids).map((name) => [name, NOTHING])) };
}

function placesOf(sample: RouteSample): readonly Place[] {
  return sample.record ? PLACES : ['own'];
}

function cells<A>(route: ListedRoute, per: (place: Place, who: Who) => Promise<A[]>): Promise<A[]> {
  const all = placesOf(sampleOf(route)).flatMap((place) => WHO.map((who) => per(place, who)));
  return Promise.all(all).then((rows) => rows.flat());
}

/** Reading a page, as a document and as data. */
function readingFaults(site: TestSite, route: ListedRoute): Promise<string[]> {
  const sample = sampleOf(route);
  const needs = needsOf(route, 'GET');
  return cells(route, async (place, who) => {
    // An address that only takes forms and has no page: Remix answers 400.
    // No sign-in opens what is for tokens: tests/http/api.test.ts asks with those.
    const ruled = route.bearer ? 401 : needs === null ? 400 : verdict(who, needs, sample, place);
    const expected = ruled === 404 && sample.leadsOn ? 'in' : ruled;
    const ids = site.network.places[place];
    const addresses = addressesOf(route, sample.path(ids));
    const unknown = addressesOf(route, sample.path(idsOfNothing(ids)));
    const faults: string[] = [];
    for (const [index, address] of addresses.entries()) {
      const answer = await read(site.as(who), address);
      const { status } = answer;
      const right = expected === 'in' ? status < 400 || route.path === '/*' : status === expected;
      const isOpen = needs?.length === 0 && status < 500;
      if (!right && !isOpen) faults.push(`GET ${address} ${who} at ${place}: ${status}, not ${expected}`);
      if (expected === 404 && !isLike(answer, await read(site.as(who), unknown[index] ?? ''))) {
        faults.push(`GET ${address} ${who} at ${place} tells that there is something`);
      }
    }
    return faults;
  });
}

/** Opens a site of its own for a call that may change things. */
async function withFreshSite<T>(work: (site: TestSite) => Promise<T>): Promise<T> {
  const site = await openTestSite();
  const result = await work(site);
  await site.close();
  return result;
}

/** Sending to a page, as a document and as data; where somebody is let in each call has a site of its own. */
function sendingFaults(shared: TestSite, route: ListedRoute): Promise<string[]> {
  const sample = sampleOf(route);
  const needs = needsOf(route, 'POST');
  return cells(route, async (place, who) => {
    const expected = needs === null ? 405 : verdict(who, needs, sample, place);
    const ids = shared.network.places[place];
    const unknown = addressesOf(route, sample.path(idsOfNothing(ids)));
    const faults: string[] = [];
    for (const [index, address] of addressesOf(route, sample.path(ids)).entries()) {
      const call = (site: TestSite) => send(site.as(who), address, sample, ids);
      const answer = await (expected === 'in' ? withFreshSite(call) : call(shared));
      const { status } = answer;
      // A form that is not right may be told so before the record is looked for: nothing is learned from it.
      const early = !sample.form && [400, 422].includes(status);
      const letIn = status < 400 || early || (!sample.form && [404, 409].includes(status));
      const right = expected === 'in' ? letIn : status === expected || (expected === 404 && early);
      const isOpen = needs?.length === 0 && status < 500;
      if (!right && !isOpen) faults.push(`POST ${address} ${who} at ${place}: ${status}, not ${expected}`);
      if (
        expected === 404 &&
        !isLike(answer, await send(shared.as(who), unknown[index] ?? '', sample, ids))
      ) {
        faults.push(`POST ${address} ${who} at ${place} tells that there is something`);
      }
    }
    return faults;
  });
}

/** What no form sends is refused before any page, whether somebody may open it or not. */
async function methodFaults(site: TestSite, route: ListedRoute): Promise<string[]> {
  const path = sampleOf(route).path(site.network.places.own);
  const calls = (['anonymous', whoMay(route)] as const).flatMap((who) =>
    addressesOf(route, path).flatMap((address) =>
      ['PUT', 'PATCH', 'DELETE'].map(async (method) => {
        const status = await ask(site, site.as(who), method, address);
        return status === 405 ? [] : [`${method} ${address} ${who}: ${status}`];
      }),
    ),
  );
  return (await Promise.all(calls)).flat();
}

/** Somebody who may open the page. */
function whoMay(route: ListedRoute): Role {
  const needs = needsOf(route, 'GET') ?? [];
  return ROLES.find((role) => holdsAll(role, needs)) ?? 'admin';
}

/** HEAD answers like GET. */
async function headFaults(site: TestSite, route: ListedRoute): Promise<string[]> {
  const path = sampleOf(route).path(site.network.places.own);
  const who = whoMay(route);
  const faults: string[] = [];
  for (const one of [who, 'anonymous'] as const) {
    const head = await ask(site, site.as(one), 'HEAD', path);
    const { status } = await read(site.as(one), path);
    if (head !== status) faults.push(`HEAD ${path} ${one}: ${head}, not ${status}`);
  }
  return faults;
}

describe('authorisation matrix', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await openTestSite();
  });
  afterAll(() => site.close());

  test('every route of the build has a sample, and every sample a route', () => {
    expect(Object.keys(ROUTE_SAMPLES).sort()).toEqual(routes.map(({ path }) => path).sort());
  });

  test(`docs/authorisation.md is what ${WRITE_TABLE} writes`, () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/authorisation.md'), 'utf8');
    expect(page).toBe(authorisationTable(routes));
  });

  test('every handler came through the gate, and every page reads through it', () => {
    const faults = routes.flatMap(({ path, unguarded, hasPage, read: reads }) => [
      ...unguarded.map((handler) => `${path}: ${handler} is not guarded`),
      ...(hasPage && reads === null ? [`${path}: a page without a guarded loader`] : []),
    ]);
    expect(faults).toEqual([]);
  });

  describe.each(routes)('$path', (route) => {
    test('reading', async () => {
      expect(await readingFaults(site, route)).toEqual([]);
      expect(await headFaults(site, route)).toEqual([]);
    });

    test('sending', async () => {
      expect(await sendingFaults(site, route)).toEqual([]);
      expect(await methodFaults(site, route)).toEqual([]);
    });
  });

  test('what was refused has changed nothing', async () => {
    expect(await actsOn(site)).toEqual([]);
  });
});
