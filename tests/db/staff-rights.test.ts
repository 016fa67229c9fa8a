import { expect, it } from 'vitest';
import { isUniqueViolation } from '../../db/engines/differences.ts';
import {
  anyStaff,
  findAccount,
  findStaffByEmail,
  findStaffName,
  listActiveGrants,
  updateStaffLanguage,
  updateStaffPassword,
} from '../../db/queries/staff.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { idOf, makeGrant, makeNetwork, makeSite, makeStaff } from '../support/network-world.ts';

const [ada, bea] = [idOf(101), idOf(102)];

describeOnBothEngines('grants that hold on a day', (fresh) => {
  it('hold from their first day to their last, both included, each with its own sites', async () => {
    const db = await fresh();
    const { north, south } = await makeNetwork(db);
    await makeStaff(db, ada, 'Ada');
    await makeStaff(db, bea, 'Bea');
    await makeGrant(db, idOf(201), ada, {
      role: 'facilitator',
      scope_kind: 'site',
      scope_id: south.sites[0],
      starts_on: '2026-02-01',
      ends_on: '2026-02-28',
    });
    await makeGrant(db, idOf(202), ada, {
      role: 'coordinator',
      scope_kind: 'organisation',
      scope_id: north.id,
      starts_on: '2026-02-28',
    });
    await makeGrant(db, idOf(203), bea, { role: 'admin', scope_kind: 'network', scope_id: null });
    const held = async (day: string) =>
      (await listActiveGrants(db, ada, day)).map(({ role, scope }) => [
        role,
        scope.kind === 'sites' ? [...scope.siteIds].sort() : scope.kind,
      ]);
    expect(await held('2026-01-31')).toEqual([]);
    expect(await held('2026-02-01')).toEqual([['facilitator', [south.sites[0]]]]);
    expect((await held('2026-02-28')).sort()).toEqual([
      ['coordinator', [...north.sites]],
      ['facilitator', [south.sites[0]]],
    ]);
    expect(await held('2026-03-01')).toEqual([['coordinator', [...north.sites]]]);

    await makeSite(db, idOf(13), north.id, 'Punto nuovo');
    expect(await held('2026-03-01')).toEqual([['coordinator', [...north.sites, idOf(13)]]]);
    expect(await listActiveGrants(db, bea, '2026-03-01')).toEqual([
      { role: 'admin', scope: { kind: 'network' } },
    ]);
    expect(await listActiveGrants(db, idOf(999), '2026-03-01')).toEqual([]);
  });

  it('come in the same order whatever was written when: the first site is the desk of who chose none', async () => {
    const db = await fresh();
    const { north, south } = await makeNetwork(db);
    await makeStaff(db, ada, 'Ada');
    for (const no of [19, 17, 18]) await makeSite(db, idOf(no), north.id, `Punto ${no}`);
    const everywhere = { role: 'facilitator', scope_kind: 'organisation', scope_id: north.id } as const;
    await makeGrant(db, idOf(202), ada, everywhere);
    await makeGrant(db, idOf(201), ada, { ...everywhere, scope_kind: 'site', scope_id: south.sites[0] });
    // On PostgreSQL a row that was changed is read after the others.
    await db.updateTable('site').set({ name: 'Punto nuovo' }).where('id', '=', idOf(17)).execute();
    expect((await listActiveGrants(db, ada, '2026-03-01')).map(({ scope }) => scope)).toEqual([
      { kind: 'sites', siteIds: [south.sites[0]] },
      { kind: 'sites', siteIds: [...north.sites, idOf(17), idOf(18), idOf(19)] },
    ]);
  });

  it('of an organisation without sites reach nothing', async () => {
    const db = await fresh();
    await makeNetwork(db);
    await makeStaff(db, ada, 'Ada');
    const grant = { role: 'coordinator', scope_kind: 'organisation', scope_id: idOf(77) } as const;
    await makeGrant(db, idOf(201), ada, grant);
    expect(await listActiveGrants(db, ada, '2026-03-01')).toEqual([
      { role: 'coordinator', scope: { kind: 'sites', siteIds: [] } },
    ]);
  });
});

describeOnBothEngines('accounts', (fresh) => {
  it('are one an address, changed one at a time', async () => {
    const db = await fresh();
    expect(await anyStaff(db)).toBe(false);
    await makeStaff(db, ada, 'Ada', null);
    await makeStaff(db, bea, 'Bea', 'old');
    expect(await anyStaff(db)).toBe(true);
    await updateStaffPassword(db, ada, 'new');
    await updateStaffLanguage(db, ada, 'en');
    expect(await findStaffByEmail(db, '0101@prova.example')).toMatchObject({
      id: ada,
      password_hash: 'new',
      language: 'en',
    });
    expect(await findStaffByEmail(db, '0102@prova.example')).toMatchObject({
      password_hash: 'old',
      language: 'it',
    });
    expect(await findStaffByEmail(db, 'nobody@prova.example')).toBeUndefined();
    expect(await findAccount(db, bea)).toMatchObject({ email: '0102@prova.example', password_hash: 'old' });
    expect(await findAccount(db, idOf(999))).toBeUndefined();
    expect(await findStaffName(db, bea)).toBe('Bea');
    expect(await findStaffName(db, idOf(999))).toBeUndefined();
    const twice = await makeStaff(db, idOf(10_101), 'Altra').catch((error: unknown) => error);
    expect(isUniqueViolation(twice)).toBe(true);
  });
});
