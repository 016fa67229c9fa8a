import { expect, it } from 'vitest';
import { findSite, listSiteNames, listSites, listSitesToChoose, updateSite } from '../../db/queries/sites.ts';
import { NETWORK, type Scope } from '../../db/scope.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { idOf, makeNetwork, makeSite } from '../support/network-world.ts';

describeOnBothEngines('sites', (fresh) => {
  it('are listed by name with their organisation, inside the scope', async () => {
    const db = await fresh();
    const { north, south } = await makeNetwork(db);
    expect((await listSites(db, NETWORK)).map(({ name }) => name)).toEqual([
      'Punto north 11',
      'Punto north 12',
      'Punto south 21',
      'Punto south 22',
    ]);
    const scope: Scope = { kind: 'sites', siteIds: [south.sites[1], north.sites[0]] };
    expect((await listSites(db, scope)).map((site) => [site.id, site.organisation_name])).toEqual([
      [north.sites[0], 'Ente north'],
      [south.sites[1], 'Ente south'],
    ]);
    expect(await listSites(db, { kind: 'sites', siteIds: [] })).toEqual([]);
    const names = (await listSites(db, scope)).map(({ id, name }) => ({ id, name }));
    expect(await listSiteNames(db, scope)).toEqual(names);
    expect(await listSiteNames(db, { kind: 'sites', siteIds: [] })).toEqual([]);
    const chosen = async (which: 'all' | 'open') =>
      (await listSitesToChoose(db, scope, which)).map(({ id }) => id);
    expect(await chosen('all')).toEqual([north.sites[0], south.sites[1]]);
    await updateSite(db, scope, north.sites[0], { status: 'closed' });
    expect(await chosen('open')).toEqual([south.sites[1]]);
    expect(await listSitesToChoose(db, { kind: 'sites', siteIds: [] }, 'all')).toEqual([]);
  });

  it('are found and changed inside the scope, nowhere else', async () => {
    const db = await fresh();
    const { north, south } = await makeNetwork(db);
    const scope: Scope = { kind: 'sites', siteIds: north.sites };
    expect(await findSite(db, scope, south.sites[0])).toBeUndefined();
    expect(await updateSite(db, scope, south.sites[0], { status: 'closed' })).toBe(false);
    expect((await findSite(db, NETWORK, south.sites[0]))?.status).toBe('active');
    expect(await updateSite(db, scope, north.sites[0], { status: 'closed', latitude: 43.7696 })).toBe(true);
    expect(await findSite(db, scope, north.sites[0])).toMatchObject({ status: 'closed', latitude: 43.7696 });
  });

  it('keep accents, apostrophes and other scripts as written', async () => {
    const db = await fresh();
    const { north } = await makeNetwork(db);
    const name = "Punto «dell'Ànima» 人 🏠 <b>&amp;</b>";
    await makeSite(db, idOf(30), north.id, name);
    expect((await findSite(db, NETWORK, idOf(30)))?.name).toBe(name);
  });
});
