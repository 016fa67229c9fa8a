import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Capability, ROLES, type Role, rolesFor } from '../../app/access/policy.ts';
import { openTestSite, type TestSite, testBuild } from '../support/http-app.ts';
import { type ListedRoute, listRoutes } from '../support/route-list.ts';
import { ROUTE_SAMPLES, type RouteSample } from '../support/route-samples.ts';
import { PLACES, type Place, REACH } from '../support/test-network.ts';

const WHO = [...ROLES, 'anonymous'] as const;
type Who = (typeof WHO)[number];

const routes = listRoutes((await testBuild()).routes);

function holdsAll(role: Role, capabilities: readonly Capability[]): boolean {
  return capabilities.every((capability) => rolesFor(capability).includes(role));
}

/** What the table of rights says about a call: a refusal with its status, or that it is let in. */
function verdict(who: Who, needs: readonly Capability[], sample: RouteSample, place: Place): number | 'in' {
  if (needs.length === 0) return 'in';
  if (who === 'anonymous') return 401;
  if (!holdsAll(who, needs)) return 403;
  return sample.record && !REACH[who].includes(place) ? 404 : 'in';
}

/** The address of the same page as data, as the browser asks for it after the first page. */
function asData(path: string): string {
  const [page = '', query] = path.split('?');
  return `${page === '/' ? '/_root' : page}.data${query ? `?${query}` : ''}`;
}

function placesOf(sample: RouteSample): readonly Place[] {
  return sample.record ? PLACES : ['own'];
}

function sampleOf({ path }: ListedRoute): RouteSample {
  const sample = ROUTE_SAMPLES[path];
  if (!sample) throw new Error(`${path} has no sample in tests/support/route-samples.ts`);
  return sample;
}

/** Reading a page, as a document and as data. */
async function readingFaults(site: TestSite, route: ListedRoute): Promise<string[]> {
  const sample = sampleOf(route);
  const faults: string[] = [];
  for (const place of placesOf(sample)) {
    for (const who of WHO) {
      const ruled = verdict(who, route.read ?? [], sample, place);
      const expected = ruled === 404 && sample.leadsOn ? 'in' : ruled;
      const path = sample.path(site.network.places[place]);
      for (const address of route.hasPage ? [path, asData(path)] : [path]) {
        const { status } = await site.as(who).get(address);
        const right = expected === 'in' ? status < 400 || route.path === '/*' : status === expected;
        const open = route.read?.length === 0 && status < 500;
        if (!right && !open) faults.push(`GET ${address} ${who} at ${place}: ${status}, not ${expected}`);
      }
    }
  }
  return faults;
}

/** Sending to a page. Where somebody is let in each call has a site of its own, since it may change things. */
async function sendingFaults(shared: TestSite, route: ListedRoute): Promise<string[]> {
  const sample = sampleOf(route);
  const needs = route.send === 'open' || route.send === null ? [] : [route.send];
  const faults: string[] = [];
  for (const place of placesOf(sample)) {
    for (const who of WHO) {
      const expected = route.send === null ? 405 : verdict(who, needs, sample, place);
      const isIn = expected === 'in';
      const site = isIn ? await openTestSite() : shared;
      const ids = site.network.places[place];
      const { status } = await site.as(who).post(sample.path(ids), sample.form?.(ids) ?? {});
      if (isIn) await site.close();
      const letIn = status < 400 || (!sample.form && [400, 404, 409, 422].includes(status));
      // A form that is not right may be told so before the record is looked for: nothing is learned from it.
      const refused =
        status === expected || (expected === 404 && !sample.form && [400, 422].includes(status));
      const open = route.send === 'open' && status < 500;
      if (!(isIn ? letIn : refused) && !open) {
        faults.push(`POST ${sample.path(ids)} ${who} at ${place}: ${status}, not ${expected}`);
      }
    }
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

  test('every handler came through the gate, and every page reads through it', () => {
    const faults = routes.flatMap(({ path, unguarded, hasPage, read }) => [
      ...unguarded.map((handler) => `${path}: ${handler} is not guarded`),
      ...(hasPage && read === null ? [`${path}: a page without a guarded loader`] : []),
    ]);
    expect(faults).toEqual([]);
  });

  describe.each(routes)('$path', (route) => {
    const readable = route.read !== null || route.hasPage;
    test.runIf(readable)('reading', async () => {
      expect(await readingFaults(site, route)).toEqual([]);
    });

    test('sending', async () => {
      expect(await sendingFaults(site, route)).toEqual([]);
    });
  });

  test('what was refused has changed nothing', async () => {
    const changes = await site.app.db.selectFrom('audit_entry').select('action').execute();
    const left = changes.filter(({ action }) => !/\.(view|export)$|^access\./.test(action));
    expect(left).toEqual([]);
  });
});
