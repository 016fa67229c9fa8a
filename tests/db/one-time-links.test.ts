import { expect, it } from 'vitest';
import { isUniqueViolation } from '../../db/engines/differences.ts';
import type { Db } from '../../db/index.ts';
import {
  deleteExpiredLinks,
  deleteUnusedLinks,
  findOneTimeLink,
  insertOneTimeLink,
  useOneTimeLink,
} from '../../db/queries/one-time-links.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const NOW = '2026-03-02T08:00:00.000Z';
const EXPIRY = '2026-03-03T08:00:00.000Z';

const addLink = (db: Db, token_hash: string, staff_id: string | null = null) =>
  insertOneTimeLink(db, {
    token_hash,
    purpose: staff_id === null ? 'set-up' : 'invitation',
    staff_id,
    expires_at: EXPIRY,
    used_at: null,
  });

const spend = (db: Db, token: string) => db.transaction().execute((trx) => useOneTimeLink(trx, token, NOW));

describeOnBothEngines('a one-time link', (fresh) => {
  it('is good until the instant it expires', async () => {
    const db = await fresh();
    await addLink(db, 'a');
    expect(await findOneTimeLink(db, 'a', '2026-03-03T07:59:59.999Z')).toMatchObject({ purpose: 'set-up' });
    expect(await findOneTimeLink(db, 'a', EXPIRY)).toBeUndefined();
    expect(await findOneTimeLink(db, 'b', NOW)).toBeUndefined();
    expect(isUniqueViolation(await addLink(db, 'a').catch((error: unknown) => error))).toBe(true);
  });

  it('works for one of two who use it at once, and leaves others alone', async () => {
    const db = await fresh();
    for (let round = 0; round < 5; round += 1) {
      const [token, other] = [`a-${round}`, `b-${round}`];
      await addLink(db, token);
      await addLink(db, other);
      const used = await Promise.all([spend(db, token), spend(db, token), spend(db, token)]);
      expect(used.filter(Boolean)).toHaveLength(1);
      expect(await findOneTimeLink(db, token, NOW)).toBeUndefined();
      expect(await findOneTimeLink(db, other, NOW)).toBeDefined();
    }
    expect(await spend(db, 'no-such-link')).toBe(false);
  });

  it('is still good when whoever used it gave up half-way', async () => {
    const db = await fresh();
    await addLink(db, 'a');
    const half = db.transaction().execute(async (trx) => {
      await useOneTimeLink(trx, 'a', NOW);
      throw new Error('half-way');
    });
    await expect(half).rejects.toThrow('half-way');
    expect(await spend(db, 'a')).toBe(true);
  });

  it('is replaced by a new one of its purpose; used ones stay on record', async () => {
    const db = await fresh();
    await openPeopleWorld(db);
    for (const token of ['used', 'unused']) await addLink(db, token);
    await addLink(db, 'invitation', 'anna');
    await spend(db, 'used');
    await deleteUnusedLinks(db, 'set-up');
    const left = await db.selectFrom('one_time_link').select('token_hash').orderBy('token_hash').execute();
    expect(left.map(({ token_hash }) => token_hash)).toEqual(['invitation', 'used']);
  });

  it('goes once it has expired unused, and only then', async () => {
    const db = await fresh();
    await openPeopleWorld(db);
    for (const token of ['used', 'unused']) await addLink(db, token);
    await addLink(db, 'invitation', 'anna');
    await spend(db, 'used');
    const left = async () =>
      (await db.selectFrom('one_time_link').select('token_hash').orderBy('token_hash').execute()).map(
        ({ token_hash }) => token_hash,
      );
    await deleteExpiredLinks(db, 'set-up', NOW);
    expect(await left()).toEqual(['invitation', 'unused', 'used']);
    await deleteExpiredLinks(db, 'set-up', EXPIRY);
    expect(await left()).toEqual(['invitation', 'used']);
  });
});
