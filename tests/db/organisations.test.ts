import { expect, it } from 'vitest';
import type { Reach } from '../../db/queries/in-reach.ts';
import {
  countOpenSites,
  findOrganisation,
  listOrganisations,
  updateOrganisation,
} from '../../db/queries/organisations.ts';
import { updateSite } from '../../db/queries/sites.ts';
import { NETWORK } from '../../db/scope.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { idOf, makeNetwork } from '../support/network-world.ts';

const EVERYWHERE: Reach = { scope: NETWORK, organisationIds: [] };

describeOnBothEngines('organisations', (fresh) => {
  it('are listed with the sites in reach only', async () => {
    const db = await fresh();
    const { north, south } = await makeNetwork(db);
    const all = await listOrganisations(db, EVERYWHERE);
    expect(all.map(({ name, sites }) => [name, sites])).toEqual([
      ['Ente north', 2],
      ['Ente south', 2],
    ]);
    const oneSite: Reach = { scope: { kind: 'sites', siteIds: [north.sites[0]] }, organisationIds: [] };
    expect((await listOrganisations(db, oneSite)).map(({ id, sites }) => [id, sites])).toEqual([
      [north.id, 1],
    ]);
    const held: Reach = { scope: { kind: 'sites', siteIds: [] }, organisationIds: [south.id] };
    expect((await listOrganisations(db, held)).map(({ id, sites }) => [id, sites])).toEqual([[south.id, 0]]);
    const nowhere: Reach = { scope: { kind: 'sites', siteIds: [] }, organisationIds: [] };
    expect(await listOrganisations(db, nowhere)).toEqual([]);
  });

  it('are found and changed inside the reach, nowhere else', async () => {
    const db = await fresh();
    const { north, south } = await makeNetwork(db);
    const reach: Reach = { scope: { kind: 'sites', siteIds: north.sites }, organisationIds: [] };
    expect(await findOrganisation(db, reach, south.id)).toBeUndefined();
    expect(await updateOrganisation(db, reach, south.id, { name: 'Altro' })).toBe(false);
    expect(await updateOrganisation(db, reach, north.id, { name: 'Altro' })).toBe(true);
    expect((await findOrganisation(db, reach, north.id))?.name).toBe('Altro');
    expect((await findOrganisation(db, EVERYWHERE, south.id))?.name).toBe('Ente south');
    expect(await findOrganisation(db, EVERYWHERE, idOf(99))).toBeUndefined();
  });

  it('know how many of their sites are not closed', async () => {
    const db = await fresh();
    const { north } = await makeNetwork(db);
    expect(await countOpenSites(db, north.id)).toBe(2);
    await updateSite(db, NETWORK, north.sites[0], { status: 'closed' });
    await updateSite(db, NETWORK, north.sites[1], { status: 'suspended' });
    expect(await countOpenSites(db, north.id)).toBe(1);
    expect(await countOpenSites(db, idOf(99))).toBe(0);
  });
});
