import { expect, it } from 'vitest';
import { tokenHash } from '../../app/access/cookie.server.ts';
import { ROLES, type Role, rolesFor } from '../../app/access/policy.ts';
import { newId } from '../../app/platform/ids.ts';
import { insertOneTimeLink } from '../../db/queries/one-time-links.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openTestSiteOn, testBuild } from '../support/http-app.ts';
import { type ListedRoute, listRoutes } from '../support/route-list.ts';
import { ROUTE_SAMPLES } from '../support/route-samples.ts';

const routes = listRoutes((await testBuild()).routes);

/** Texts and numbers that one of the engines has no room for. */
const BEYOND = ['a\u0000b', '99999999999999999999'];

/** Every field the product reads somewhere. */
const FIELDS =
  `id email password next kept name full_name network code site session day minutes minutes_own topic person
  note answers page from to language comune role scope scope_id reason revision outcome q case like with keep valid_from
  label_it label_en position status list version instrument given_name family_name birth_year birth_date anonymous
  step_1_due step_1_uniques minors_from latitude longitude starts_on ends_on`
    .trim()
    .split(/\s+/);

function whoMay({ read, send }: ListedRoute): Role {
  const needs = [...(read ?? []), ...(send && send !== 'open' ? [send] : [])];
  return ROLES.find((role) => needs.every((right) => rolesFor(right).includes(role))) ?? 'coordinator';
}

describeOnBothEngines('what an engine has no room for', (fresh) => {
  it('breaks no route: in a form, in the query, in the path', { timeout: 180_000 }, async () => {
    const site = await openTestSiteOn(await fresh());
    const broken: string[] = [];
    const seen = new Set<number>();
    const note = async (name: string, answer: Response) => {
      await answer.arrayBuffer();
      seen.add(answer.status);
      if (answer.status >= 500) broken.push(`${name}: ${answer.status}`);
    };
    for (const route of routes) {
      // Signing out would make all that follows anonymous.
      if (route.path === '/sign-out') continue;
      const path = ROUTE_SAMPLES[route.path]?.path(site.network.places.own) ?? route.path;
      const who = site.as(whoMay(route));
      for (const value of BEYOND) {
        const fields = FIELDS.map((field): [string, string] => [field, value]);
        await note(`POST ${path} ${value}`, await who.post(path, new URLSearchParams(fields)));
        const query = new URLSearchParams(fields);
        await note(`GET ${path} ${value}`, await who.get(`${path.split('?')[0]}?${query}`));
        const named = route.path.replace(':list', 'topic').replaceAll(/:\w+/g, encodeURIComponent(value));
        if (named !== route.path) await note(`GET ${named}`, await who.get(named));
      }
    }
    expect(broken).toEqual([]);
    expect([...seen]).toEqual(expect.arrayContaining([200, 302, 404, 422]));
    await site.close();
  });

  it('is named when a network is founded with it', async () => {
    const site = await openTestSiteOn(await fresh());
    const token = newId().padEnd(43, 'x');
    const expires_at = new Date(Date.now() + 3_600_000).toISOString();
    const link = {
      token_hash: tokenHash(token),
      purpose: 'set-up',
      staff_id: null,
      expires_at,
      used_at: null,
    } as const;
    await insertOneTimeLink(site.app.db, link);
    const fields = {
      network: 'a\u0000b',
      full_name: 'Anna',
      email: 'anna@posta.example',
      password: 'x'.repeat(12),
    };
    const answer = await site.as('anonymous').post(`/set-up/${token}`, fields);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('href="#network"');
    await site.close();
  });
});
