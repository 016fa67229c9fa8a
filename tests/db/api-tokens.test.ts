import { expect, it } from 'vitest';
import {
  findApiTokenByHash,
  insertApiToken,
  listApiTokens,
  revokeApiToken,
  updateApiTokenUse,
} from '../../db/queries/api-tokens.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { idOf, makeNetwork } from '../support/network-world.ts';

const AT = '2026-03-02T08:00:00.000Z';

describeOnBothEngines('keys of programs', (fresh) => {
  async function openWorld() {
    const db = await fresh();
    const { north } = await makeNetwork(db);
    const make = (
      no: number,
      scope: { scope_kind: 'network' | 'organisation' | 'site'; scope_id: string | null },
    ) =>
      db.transaction().execute((trx) =>
        insertApiToken(trx, {
          id: idOf(no),
          name: `Chiave ${no}`,
          role: 'analyst',
          ...scope,
          token_hash: `hash-${no}`,
          created_at: AT,
          created_by: null,
          expires_on: '2026-12-31',
        }),
      );
    return { db, north, make };
  }

  it('are found by their hash with the sites of their scope, and listed with its name', async () => {
    const { db, north, make } = await openWorld();
    await make(101, { scope_kind: 'network', scope_id: null });
    await make(102, { scope_kind: 'organisation', scope_id: north.id });
    await make(103, { scope_kind: 'site', scope_id: north.sites[0] });
    const scopeOf = async (no: number) => (await findApiTokenByHash(db, `hash-${no}`))?.scope;
    expect(await scopeOf(101)).toEqual({ kind: 'network' });
    const whole = await scopeOf(102);
    expect(whole?.kind === 'sites' && whole.siteIds.toSorted()).toEqual([...north.sites]);
    expect(await scopeOf(103)).toEqual({ kind: 'sites', siteIds: [north.sites[0]] });
    expect(await findApiTokenByHash(db, 'hash-104')).toBeUndefined();
    expect((await listApiTokens(db)).map(({ id, scope_name }) => [id, scope_name])).toEqual([
      [idOf(103), 'Punto north 11'],
      [idOf(102), 'Ente north'],
      [idOf(101), null],
    ]);
    await expect(make(105, { scope_kind: 'site', scope_id: null })).rejects.toThrow();
  });

  it('count their uses, tell the first of a day, and are taken back once', async () => {
    const { db, make } = await openWorld();
    await make(101, { scope_kind: 'network', scope_id: null });
    const use = (day: string) => db.transaction().execute((trx) => updateApiTokenUse(trx, idOf(101), day));
    expect([await use('2026-03-02'), await use('2026-03-02'), await use('2026-03-03')]).toEqual([
      true,
      false,
      true,
    ]);
    expect(await findApiTokenByHash(db, 'hash-101')).toMatchObject({ uses: 3, last_used_on: '2026-03-03' });
    const revoke = (id: string) =>
      db.transaction().execute((trx) => revokeApiToken(trx, id, { at: AT, by: null }));
    expect([await revoke(idOf(101)), await revoke(idOf(101)), await revoke(idOf(102))]).toEqual([
      true,
      false,
      false,
    ]);
    expect(await findApiTokenByHash(db, 'hash-101')).toMatchObject({ revoked_at: AT });
  });
});
