import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES, rolesFor } from '../../app/access/policy.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';
import { ROUTE_SAMPLES } from '../support/route-samples.ts';

/** Columns and marks of what is kept sealed or hashed: no page has a use for them. */
const INNER = /_sealed|code_key|content_hash|password_hash|token_hash|key_hash|person_no|"k1\.|\$argon2/;

/** The copy of their own data is for the person alone, and the whole of it is what they asked for. */
const WHOLE_PERSON = /^\/requests\/[\w-]+\/copy\./;
/** Whoever adds an app carries its secret, sealed, from page to page until it works. */
const OWN_SECRET = /^\/account\/totp/;

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.close());

/** Every page and its data, as a role reads them. */
async function* pagesOf(role: (typeof ROLES)[number]): AsyncGenerator<{ path: string; text: string }> {
  for (const sample of Object.values(ROUTE_SAMPLES)) {
    const [path = '', query] = sample.path(site.network.places.own).split('?');
    const tail = query ? `?${query}` : '';
    for (const address of [`${path}${tail}`, `${path === '/' ? '/_root' : path}.data${tail}`]) {
      const answer = await site.as(role).get(address);
      yield { path: address, text: await answer.text() };
    }
  }
}

/** Where whoever teaches meets those enrolled by name. */
const ENROLLED = /^\/(editions|enrolments|lessons)\//;

describe.each(ROLES)('pages and their data, read by %s', (role) => {
  const meetsPeople = rolesFor('citizen.view').includes(role);

  const whom = meetsPeople
    ? 'name the person on her card'
    : 'name nobody who was helped, but those enrolled to whoever teaches';

  it(`hold nothing that is kept sealed or hashed and no whole fiscal code; ${whom}`, async () => {
    const { code, citizen } = site.network.places.own;
    const named: string[] = [];
    for await (const { path, text } of pagesOf(role)) {
      if (WHOLE_PERSON.test(path) && rolesFor('request.run').includes(role)) continue;
      const inner = INNER.exec(OWN_SECRET.test(path) ? text.replaceAll('"k1.', '') : text);
      expect(`${path} ${inner?.[0] ?? ''}`).toBe(`${path} `);
      expect(`${path} ${text.includes(code)}`).toBe(`${path} false`);
      const mayName = ENROLLED.test(path) && rolesFor('enrolment.manage').includes(role);
      if (/own Prova|Prova own/.test(text) && !(mayName && !meetsPeople)) named.push(path);
    }
    if (meetsPeople) expect(named).toContain(`/people/${citizen}`);
    else expect(named).toEqual([]);
  });
});

it('markup that somebody saved stays text on every page', async () => {
  const markup = `"></script><script>alert('planted')</script><b onclick="planted">`;
  const { db } = site.app;
  await db.updateTable('site').set({ name: markup }).execute();
  await db.updateTable('organisation').set({ name: markup }).execute();
  await db.updateTable('staff').set({ full_name: markup }).execute();
  let told = 0;
  for (const role of ['coordinator', 'admin'] as const) {
    for await (const { path, text } of pagesOf(role)) {
      if (!text.startsWith('<!DOCTYPE html>')) continue;
      expect(`${path} ${/<script>alert|<b onclick/.exec(text)?.[0] ?? ''}`).toBe(`${path} `);
      if (text.includes('&lt;script&gt;alert')) told += 1;
    }
  }
  expect(told).toBeGreaterThan(20);
});
