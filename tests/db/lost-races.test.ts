import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { isSqlite } from '../../db/engines/differences.ts';
import { isLostRace } from '../../db/engines/patient-kysely.ts';
import type { Db, Trx } from '../../db/index.ts';
import { describeOnBothEngines } from '../support/engines.ts';

const add = (trx: Trx, name: string) =>
  trx
    .updateTable('counter')
    .set((eb) => ({ value: eb('value', '+', 1) }))
    .where('name', '=', name)
    .execute();

async function twoCounters(db: Db): Promise<void> {
  const rows = ['a', 'b'].map((name) => ({ name, value: 0 }));
  await db.insertInto('counter').values(rows).execute();
}

const valuesOf = async (db: Db) =>
  (await db.selectFrom('counter').select('value').where('name', 'in', ['a', 'b']).execute()).map(
    (row) => row.value,
  );

describeOnBothEngines('transactions that wait for each other', (fresh) => {
  it('both happen, each once', async () => {
    const db = await fresh();
    await twoCounters(db);
    let attempts = 0;
    const met = Promise.withResolvers<void>();
    const both = (first: string, second: string) =>
      db.transaction().execute(async (trx) => {
        attempts += 1;
        await add(trx, first);
        // SQLite lets the second begin after the first has ended.
        if (attempts === 2 || isSqlite(db)) met.resolve();
        await met.promise;
        await add(trx, second);
      });
    await Promise.all([both('a', 'b'), both('b', 'a')]);
    expect(await valuesOf(db)).toEqual([2, 2]);
    // On PostgreSQL one of them lost and ran again.
    expect(attempts).toBe(isSqlite(db) ? 2 : 3);
  });

  it('another error is thrown at once', async () => {
    const db = await fresh();
    let attempts = 0;
    const failing = db.transaction().execute(async () => {
      attempts += 1;
      throw new Error('something else');
    });
    await expect(failing).rejects.toThrow('something else');
    expect(attempts).toBe(1);
  });

  it('a connection that PostgreSQL ends is replaced', async () => {
    const db = await fresh();
    if (isSqlite(db)) return;
    await twoCounters(db);
    const cut = () =>
      sql`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()`.execute(db);
    // Several idle ones, then one in the middle of its work.
    await Promise.all([1, 2, 3].map(() => sql`select pg_sleep(0.05)`.execute(db)));
    await cut();
    const working = db.transaction().execute(async (trx) => {
      await add(trx, 'a');
      await cut();
      await add(trx, 'a');
    });
    await expect(working).rejects.toThrow();
    await wait(50);
    expect(await valuesOf(db)).toEqual([0, 0]);
  });
});

describe('a lost race', () => {
  it.each([
    [{ code: '40P01' }, true],
    [{ code: '40001' }, true],
    [{ code: '23505' }, false],
    [new Error('40P01'), false],
    [null, false],
    ['40P01', false],
  ])('%o: %s', (error, lost) => {
    expect(isLostRace(error)).toBe(lost);
  });
});
