import { expect, it } from 'vitest';
import { atSite, inScope } from '../../db/queries/in-scope.ts';
import { NETWORK, narrowScope, type Scope, scopeCovers } from '../../db/scope.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const sites = (...siteIds: string[]): Scope => ({ kind: 'sites', siteIds });

const cases: readonly (readonly [name: string, scope: Scope, seen: readonly string[]])[] = [
  ['the network', NETWORK, ['here', 'there']],
  ['one site', sites('here'), ['here']],
  ['two sites', sites('there', 'here'), ['here', 'there']],
  ['no site', sites(), []],
  ['a site named twice', sites('here', 'here'), ['here']],
  ['an unknown site', sites('elsewhere'), []],
  ['a name that looks like SQL', sites("here') or ('1'='1"), []],
  ['a network narrowed to a site', narrowScope(NETWORK, ['there']), ['there']],
  ['a site narrowed to another', narrowScope(sites('here'), ['there']), []],
  ['sites narrowed to some', narrowScope(sites('here', 'there'), ['there', 'elsewhere']), ['there']],
];

describeOnBothEngines('a scope', (fresh) => {
  it.each(cases)('of %s', async (_, scope, seen) => {
    const db = await fresh();
    await openPeopleWorld(db);
    const rows = await db
      .selectFrom('site')
      .select('site.id')
      .where(inScope(scope, 'site.id'))
      .orderBy('site.id')
      .execute();
    expect(rows.map(({ id }) => id)).toEqual(seen);
    for (const id of ['here', 'there']) expect(scopeCovers(scope, id)).toBe(seen.includes(id));
  });

  it.each(cases)('of %s lets one site be asked for', async (_, scope, seen) => {
    const db = await fresh();
    await openPeopleWorld(db);
    for (const id of ['here', 'there', 'elsewhere']) {
      const rows = await db
        .selectFrom('site')
        .select('site.id')
        .where(atSite(scope, id, 'site.id'))
        .execute();
      expect(rows.map((row) => row.id)).toEqual(seen.filter((site) => site === id));
    }
  });
});
