import { expect, it } from 'vitest';
import { isUniqueViolation } from '../../db/engines/differences.ts';
import type { Db } from '../../db/index.ts';
import { insertCitizen } from '../../db/queries/citizens.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const numbers = async (db: Db) =>
  (await db.selectFrom('citizen').select(['no', 'person_no']).orderBy('no').execute()).map(
    ({ no, person_no }) => [no, person_no],
  );

describeOnBothEngines('the running number of a citizen', (fresh) => {
  it('is given once and without gaps to people met at the same moment', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const made = await Promise.all(Array.from({ length: 8 }, () => world.addCitizen()));
    expect(made.map(({ no }) => no).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await numbers(db)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((no) => [no, no]));
  });

  it('comes back when whoever took it gave up', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const { no: _no, person_no: _person, ...model } = await world.addCitizen();
    const abandoned = db.transaction().execute(async (trx) => {
      const { no } = await insertCitizen(trx, { ...model, id: 'abandoned' });
      expect(no).toBe(2);
      throw new Error('abandoned');
    });
    await expect(abandoned).rejects.toThrow('abandoned');
    expect((await world.addCitizen()).no).toBe(2);
    expect(await numbers(db)).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('goes to one of two desks that meet the same code at once', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const done = await Promise.allSettled([1, 2, 3].map(() => world.addCitizen({ code_key: 'key-a' })));
    const refused = done.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(2);
    expect(refused.every(({ reason }) => isUniqueViolation(reason))).toBe(true);
    expect((await world.addCitizen()).no).toBe(2);
  });
});
