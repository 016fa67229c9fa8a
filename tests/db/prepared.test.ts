import { expect, it } from 'vitest';
import { prepared } from '../../db/prepared.ts';
import { describeOnBothEngines } from '../support/engines.ts';

describeOnBothEngines('a query that is put together once', (fresh) => {
  const setUp = async () => {
    const db = await fresh();
    const names = Array.from({ length: 30 }, (_, n) => `n-${n}`);
    const rows = names.map((name, value) => ({ name, value }));
    await db.insertInto('counter').values(rows).execute();
    let written = 0;
    const find = prepared((handle, most: number, some: readonly string[], except: string) => {
      written += 1;
      return handle
        .selectFrom('counter')
        .select('value')
        .where('value', '<=', most)
        .where('name', 'in', some)
        .where('name', '<>', except)
        .orderBy('value')
        .compile();
    });
    return {
      db,
      names,
      written: () => written,
      find: async (...asked: Parameters<typeof find>) => (await find(...asked)).map(({ value }) => value),
    };
  };

  it('is asked with other values, in their places, and in a transaction too', async () => {
    const { db, find, written } = await setUp();
    expect(await find(db, 5, ['n-1', 'n-5'], 'n-9')).toEqual([1, 5]);
    expect(await find(db, 4, ['n-5', 'n-3'], 'n-9')).toEqual([3]);
    await db.transaction().execute(async (trx) => {
      expect(await find(trx, 9, ['n-8', 'n-9'], 'n-9')).toEqual([8]);
    });
    expect(written()).toBe(1);
  });

  it('is another for each length of a list; long lists are not kept', async () => {
    const { db, names, find, written } = await setUp();
    expect(await find(db, 29, ['n-1'], 'n-9')).toEqual([1]);
    expect(await find(db, 29, ['n-1', 'n-2', 'n-3'], 'n-2')).toEqual([1, 3]);
    expect(await find(db, 29, ['n-4'], 'n-9')).toEqual([4]);
    expect(written()).toBe(2);
    expect(await find(db, 29, names, 'n-0')).toHaveLength(29);
    expect(await find(db, 10, names, 'n-0')).toHaveLength(10);
    expect(written()).toBe(4);
  });
});
