import { expect, it } from 'vitest';
import {
  deleteSavedView,
  findOwnView,
  insertSavedView,
  isViewKept,
  listSavedViews,
  updateSavedView,
} from '../../db/queries/saved-views.ts';
import {
  countOpening,
  endShareLink,
  findShareLink,
  insertShareLink,
  listShareLinks,
} from '../../db/queries/share-links.ts';
import { NETWORK } from '../../db/scope.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const AT = '2026-03-02T08:00:00.000Z';

describeOnBothEngines('views and shared links', (fresh) => {
  async function openWorld() {
    const db = await fresh();
    await openPeopleWorld(db);
    const [anna, other] = (await db.selectFrom('staff').select('id').orderBy('id').execute()).map(
      ({ id }) => id,
    );
    if (!anna || !other) throw new Error('The world has two people.');
    return { db, anna, other };
  }

  it('keeps a view for its owner, and for colleagues once it is shared', async () => {
    const { db, anna, other } = await openWorld();
    const view = {
      id: 'v',
      staff_id: anna,
      name: 'SPID',
      query: '?topic=A',
      shared: 0,
      created_at: AT,
    } as const;
    const write = db.transaction();
    expect(await write.execute((trx) => insertSavedView(trx, view))).toBe(true);
    expect(await write.execute((trx) => insertSavedView(trx, { ...view, name: 'twice' }))).toBe(false);
    const names = async (staffId: string) => (await listSavedViews(db, staffId)).map(({ name }) => name);
    expect([await names(anna), await names(other)]).toEqual([['SPID'], []]);

    const change = { name: 'SPID, tutti', shared: 1 } as const;
    expect(await write.execute((trx) => updateSavedView(trx, other, 'v', change))).toBe(false);
    expect(await write.execute((trx) => updateSavedView(trx, anna, 'v', change))).toBe(true);
    expect([await names(anna), await names(other)]).toEqual([['SPID, tutti'], ['SPID, tutti']]);

    expect(await findOwnView(db, other, 'v')).toBeUndefined();
    expect(await write.execute((trx) => deleteSavedView(trx, other, 'v'))).toBe(false);
    expect(await isViewKept(db, 'v')).toBe(true);
    expect(await write.execute((trx) => deleteSavedView(trx, anna, 'v'))).toBe(true);
    expect(await isViewKept(db, 'v')).toBe(false);
    expect(await findOwnView(db, anna, 'v')).toBeUndefined();
  });

  it('opens a link by its hash with the sites of its maker, counts who opened it, and ends it once', async () => {
    const { db, anna, other } = await openWorld();
    const link = (id: string) => ({
      id,
      token_hash: `hash-${id}`,
      title: 'Per il comune',
      query: '',
      made_by: anna,
      made_at: AT,
      expires_at: '2026-04-01T00:00:00.000Z',
    });
    await db.transaction().execute(async (trx) => {
      expect(await insertShareLink(trx, NETWORK, link('a'))).toBe(true);
      expect(await insertShareLink(trx, { kind: 'sites', siteIds: ['here'] }, link('b'))).toBe(true);
      expect(await insertShareLink(trx, NETWORK, link('b'))).toBe(false);
    });
    expect((await findShareLink(db, 'hash-a'))?.scope).toEqual(NETWORK);
    expect((await findShareLink(db, 'hash-b'))?.scope).toEqual({ kind: 'sites', siteIds: ['here'] });
    expect(await findShareLink(db, 'hash-c')).toBeUndefined();

    await countOpening(db, 'a', AT);
    await countOpening(db, 'a', '2026-03-03T08:00:00.000Z');
    expect(await listShareLinks(db, anna)).toMatchObject([
      { id: 'b', opened: 0, last_opened_at: null },
      { id: 'a', opened: 2, last_opened_at: '2026-03-03T08:00:00.000Z' },
    ]);
    expect(await listShareLinks(db, other)).toEqual([]);
    expect(await listShareLinks(db, null)).toHaveLength(2);

    const end = (staffId: string | null, id: string) =>
      db.transaction().execute((trx) => endShareLink(trx, staffId, id, { at: AT, by: other }));
    expect([await end(other, 'a'), await end(anna, 'a'), await end(anna, 'a')]).toEqual([false, true, false]);
    expect(await end(null, 'b')).toBe(true);
    expect((await findShareLink(db, 'hash-a'))?.revoked_at).toBe(AT);
  });
});
