import { expect, it } from 'vitest';
import {
  findProgramme,
  insertProgramme,
  listProgrammeSiteIds,
  listProgrammes,
  listSeenProgrammes,
  replaceProgrammeSites,
  updateProgramme,
} from '../../db/queries/programmes.ts';
import { listProgrammesOfSite } from '../../db/queries/programmes-of-site.ts';
import { NETWORK, type Scope } from '../../db/scope.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { idOf, makeNetwork } from '../support/network-world.ts';

const programme = (id: string, starts_on: string) => ({
  id,
  name: `Programma ${starts_on}`,
  starts_on,
  ends_on: '2027-12-31',
  closes_on: null,
  minors_from: null,
  created_at: '2026-01-01T00:00:00.000Z',
});

describeOnBothEngines('programmes', (fresh) => {
  it('are listed where they touch the scope, latest first, counting their sites there and elsewhere', async () => {
    const db = await fresh();
    const { north, south } = await makeNetwork(db);
    await insertProgramme(db, programme(idOf(40), '2025-01-01'));
    await insertProgramme(db, programme(idOf(41), '2026-01-01'));
    await replaceProgrammeSites(db, NETWORK, idOf(40), [...north.sites, south.sites[0]]);
    const counted = async (siteIds: readonly string[] | null) => {
      const scope: Scope = siteIds === null ? NETWORK : { kind: 'sites', siteIds };
      const seen = await listSeenProgrammes(db, scope);
      expect((await listProgrammes(db, scope)).map(({ id }) => id)).toEqual(seen.map(({ id }) => id));
      return seen.map(({ id, sites, sites_elsewhere }) => [id, sites, sites_elsewhere]);
    };
    expect(await counted(null)).toEqual([
      [idOf(41), 0, 0],
      [idOf(40), 3, 0],
    ]);
    expect(await counted(north.sites)).toEqual([[idOf(40), 2, 1]]);
    expect(await counted([south.sites[1]])).toEqual([]);
    expect(await counted([])).toEqual([]);
  });

  it('have exactly the sites they were last given', async () => {
    const db = await fresh();
    const { north, south } = await makeNetwork(db);
    await insertProgramme(db, programme(idOf(40), '2025-01-01'));
    await replaceProgrammeSites(db, NETWORK, idOf(40), north.sites);
    await replaceProgrammeSites(db, NETWORK, idOf(40), [north.sites[1], south.sites[0]]);
    expect(await listProgrammeSiteIds(db, NETWORK, idOf(40))).toEqual([north.sites[1], south.sites[0]]);
    expect(await listProgrammeSiteIds(db, { kind: 'sites', siteIds: north.sites }, idOf(40))).toEqual([
      north.sites[1],
    ]);
    expect(await listProgrammesOfSite(db, north.sites[0])).toEqual([]);
    expect((await listProgrammesOfSite(db, south.sites[0])).map(({ id }) => id)).toEqual([idOf(40)]);
    await replaceProgrammeSites(db, { kind: 'sites', siteIds: north.sites }, idOf(40), []);
    expect(await listProgrammeSiteIds(db, NETWORK, idOf(40))).toEqual([south.sites[0]]);
    await replaceProgrammeSites(db, NETWORK, idOf(40), []);
    expect(await listProgrammeSiteIds(db, NETWORK, idOf(40))).toEqual([]);
  });

  it('are found only where they touch the scope', async () => {
    const db = await fresh();
    const { north, south } = await makeNetwork(db);
    await insertProgramme(db, programme(idOf(40), '2025-01-01'));
    const seen = (siteIds: readonly string[]) => findProgramme(db, { kind: 'sites', siteIds }, idOf(40));
    expect(await seen(north.sites)).toBeUndefined();
    await replaceProgrammeSites(db, NETWORK, idOf(40), north.sites);
    expect(await seen(north.sites)).toMatchObject({ sites: 2, sites_elsewhere: 0 });
    expect(await seen([north.sites[0]])).toMatchObject({ sites: 1, sites_elsewhere: 1 });
    expect(await seen(south.sites)).toBeUndefined();
  });

  it('change, and unknown ones do not', async () => {
    const db = await fresh();
    await makeNetwork(db);
    await insertProgramme(db, programme(idOf(40), '2025-01-01'));
    expect(await updateProgramme(db, idOf(40), { closes_on: '2026-06-30' })).toBe(true);
    expect((await findProgramme(db, NETWORK, idOf(40)))?.closes_on).toBe('2026-06-30');
    expect(await updateProgramme(db, idOf(41), { closes_on: '2026-06-30' })).toBe(false);
    await expect(updateProgramme(db, idOf(40), { ends_on: '2024-01-01' })).rejects.toThrow();
  });
});
