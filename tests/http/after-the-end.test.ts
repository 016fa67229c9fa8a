import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES } from '../../app/access/policy.ts';
import { addDays } from '../../app/platform/clock.ts';
import { holdsAll, needsOf, sampleOf, verdict, WHO, type Who } from '../support/authorisation-rules.ts';
import { endEverything, eraseEverybody, yesterdayOf } from '../support/end-everything.ts';
import { openTestSite, type TestSite, testBuild } from '../support/http-app.ts';
import { type Answer, actsOn, addressesOf, read, send } from '../support/matrix-calls.ts';
import { type ListedRoute, listRoutes } from '../support/route-list.ts';
import type { Afterwards, End } from '../support/route-samples.ts';
import type { PlaceIds } from '../support/test-network.ts';

const routes = listRoutes((await testBuild()).routes);

/** Hundreds of requests in one test. */
const LONG = 60_000;

/** How everything ends on a site, and the ids by which it is asked for afterwards. */
type Ending = (site: TestSite) => Promise<PlaceIds>;

const ENDINGS: readonly { readonly ends: readonly End[]; readonly end: Ending }[] = [
  {
    ends: ['deleted', 'closed', 'discarded', 'answered', 'ended'],
    async end({ app, network }) {
      await endEverything(app, network.places.own, network.staff.admin);
      return network.places.own;
    },
  },
  {
    ends: ['erased'],
    async end({ app, network }) {
      await eraseEverybody(app, network.places.own, network.staff.admin);
      return network.places.own;
    },
  },
  {
    ends: ['merged'],
    end: async ({ network: { places } }) => ({ ...places.own, citizen: places.own.duplicate }),
  },
];

const READ: Readonly<Record<Afterwards, (answer: Answer) => boolean>> = {
  living: ({ status }) => status < 400,
  shown: ({ status }) => status < 400,
  over: ({ status }) => status === 409,
  absent: ({ status }) => status === 404,
};
/** A form that is not right may be told so first. */
const SENT: Readonly<Record<Afterwards, (answer: Answer, hasForm: boolean) => boolean>> = {
  living: ({ status }, hasForm) => status < 400 || (!hasForm && [400, 404, 409, 422].includes(status)),
  shown: ({ status }) => status < 500,
  over: ({ status }) => status === 409,
  absent: ({ status }, hasForm) => status === 404 || (!hasForm && [400, 422].includes(status)),
};

async function afterwards(ends: readonly End[], end: Ending): Promise<string[]> {
  const shared = await openTestSite();
  const ids = await end(shared);
  const faults: string[] = [];

  async function tryRoute(route: ListedRoute, then: Afterwards): Promise<void> {
    const sample = sampleOf(route);
    for (const method of ['GET', 'POST'] as const) {
      const needs = needsOf(route, method);
      if (needs === null) continue;
      const letIn = (who: Who) => verdict(who, needs, sample, 'own') === 'in';
      // The refused are refused as before the end, one role tells.
      const refused = ROLES.find((role) => !letIn(role));
      for (const who of WHO) {
        if (!letIn(who) && who !== refused) continue;
        const ruled = verdict(who, needs, sample, 'own');
        const changes = method === 'POST' && then === 'living' && ruled === 'in';
        for (const address of addressesOf(route, sample.path(ids))) {
          const site = changes ? await openTestSite() : shared;
          if (changes) await end(site);
          const client = site.as(who);
          const answer = await (method === 'GET'
            ? read(client, address)
            : send(client, address, sample, ids));
          if (changes) await site.close();
          const right =
            ruled !== 'in'
              ? answer.status === ruled
              : method === 'GET'
                ? READ[then](answer) || sample.leadsOn === true
                : SENT[then](answer, sample.form !== undefined);
          if (!right) faults.push(`${method} ${address} ${who}: ${answer.status}, not ${then}`);
        }
      }
    }
  }

  await Promise.all(
    routes.map(async (route) => {
      const { gone } = sampleOf(route);
      for (const what of ends) if (gone?.[what]) await tryRoute(route, gone[what]);
    }),
  );
  const acts = (await actsOn(shared)).map((action) => `${action} was done`);
  await shared.close();
  return [...faults, ...acts];
}

describe('a record that came to its end', () => {
  test('every record says what becomes of its address', () => {
    const silent = routes.filter((route) => {
      const { record, gone } = sampleOf(route);
      return record && Object.keys(gone ?? {}).length === 0;
    });
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  test.each(ENDINGS)(
    '$ends',
    async ({ ends, end }) => {
      expect(await afterwards(ends, end)).toEqual([]);
    },
    LONG,
  );
});

/** Why somebody has no right today, and what every address that asks for one answers her. */
const WITHOUT_RIGHTS: readonly {
  readonly why: string;
  readonly status: 401 | 403;
  /** Everybody who held the right before, or one of them a route. */
  readonly who: 'all' | 'one';
  readonly take: (site: TestSite, staffIds: readonly string[], yesterday: string) => Promise<unknown>;
}[] = [
  {
    why: 'the grant ended yesterday',
    status: 403,
    who: 'all',
    take: ({ app }, staffIds, yesterday) =>
      app.db
        .updateTable('staff_grant')
        .set({ ends_on: yesterday })
        .where('staff_id', 'in', staffIds)
        .execute(),
  },
  {
    why: 'the grant begins tomorrow',
    status: 403,
    who: 'one',
    take: ({ app }, staffIds, yesterday) =>
      app.db
        .updateTable('staff_grant')
        .set({ starts_on: addDays(yesterday, 2) })
        .where('staff_id', 'in', staffIds)
        .execute(),
  },
  {
    why: 'the work in the network ended yesterday',
    status: 401,
    who: 'one',
    take: ({ app }, staffIds, yesterday) =>
      app.db.updateTable('staff').set({ ended_on: yesterday }).where('id', 'in', staffIds).execute(),
  },
];

describe.each(WITHOUT_RIGHTS)('when $why', ({ status, who, take }) => {
  let site: TestSite;
  beforeAll(async () => {
    site = await openTestSite();
    // Signed in while the right held: it is gone at the next request.
    expect((await read(site.as('facilitator'), '/desk')).status).toBe(200);
    await take(site, Object.values(site.network.staff), yesterdayOf(site.app));
  });
  afterAll(() => site.close());

  async function faultsOf(route: ListedRoute): Promise<string[]> {
    const sample = sampleOf(route);
    const ids = site.network.places.own;
    const faults: string[] = [];
    for (const method of ['GET', 'POST'] as const) {
      const needs = needsOf(route, method);
      if (!needs || needs.length === 0) continue;
      const holders = ROLES.filter((role) => holdsAll(role, needs));
      for (const role of who === 'all' ? holders : holders.slice(0, 1)) {
        const client = site.as(role);
        for (const address of addressesOf(route, sample.path(ids))) {
          const answer = await (method === 'GET'
            ? read(client, address)
            : send(client, address, sample, ids));
          if (answer.status !== status) faults.push(`${method} ${address} ${role}: ${answer.status}`);
        }
      }
    }
    return faults;
  }

  test(
    'nothing that asks for a right is open any more',
    async () => {
      // What programs read asks no sign-in (tests/http/api.test.ts).
      const faults = await Promise.all(routes.filter(({ bearer }) => !bearer).map(faultsOf));
      expect(faults.flat()).toEqual([]);
      expect(await actsOn(site)).toEqual([]);
    },
    LONG,
  );
});
