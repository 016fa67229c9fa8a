import { expect, it } from 'vitest';
import type { Db } from '../../db/index.ts';
import {
  findEdition,
  listEditions,
  listEditionTrainers,
  lockEdition,
  replaceEditionTrainers,
  updateEdition,
} from '../../db/queries/editions.ts';
import { findLesson, listLessons, updateLesson } from '../../db/queries/lessons.ts';
import { NETWORK, type Scope } from '../../db/scope.ts';
import { makeCourse, makeEdition, makeEnrolment, makeLesson } from '../support/courses-world.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { idOf, makeNetwork, makeStaff } from '../support/network-world.ts';

describeOnBothEngines('editions and their lessons', (fresh) => {
  async function openWorld() {
    const db = await fresh();
    const { north, south } = await makeNetwork(db);
    await makeStaff(db, idOf(30), 'Elena Formatrice');
    await makeStaff(db, idOf(31), 'Bruno Formatore');
    await makeCourse(db, idOf(50), idOf(30));
    const at = (siteId: string) => ({ courseId: idOf(50), siteId, staffId: idOf(30) });
    await makeEdition(db, idOf(60), at(north.sites[0]));
    await makeEdition(db, idOf(61), at(south.sites[0]), {
      title: 'Corso del mercato',
      starts_on: '2026-04-01',
      ends_on: '2026-04-30',
    });
    const northern: Scope = { kind: 'sites', siteIds: north.sites };
    return { db, north, south, northern };
  }

  const enrol = (db: Db, position: number, status: 'enrolled' | 'waiting') =>
    makeEnrolment(db, idOf(80 + position), idOf(60), position, { status });

  it('are seen in scope only, with seats taken and people waiting', async () => {
    const { db, northern } = await openWorld();
    await enrol(db, 1, 'enrolled');
    await enrol(db, 2, 'waiting');
    expect(await findEdition(db, northern, idOf(60))).toMatchObject({
      shown_title: 'SPID e pagoPA per i genitori della mensa',
      taken: 1,
      waiting: 1,
    });
    expect(await findEdition(db, northern, idOf(61))).toBeUndefined();
    expect(await findEdition(db, NETWORK, idOf(61))).toMatchObject({ shown_title: 'Corso del mercato' });
    const locked = await db.transaction().execute((trx) => lockEdition(trx, northern, idOf(60)));
    expect(locked).toMatchObject({ taken: 1, revision: 1 });
  });

  it('are listed by what is asked for', async () => {
    const { db, south, northern } = await openWorld();
    const ids = async (scope: Scope, filter: Parameters<typeof listEditions>[2]) =>
      (await listEditions(db, scope, filter)).map(({ id }) => id);
    expect(await ids(NETWORK, {})).toEqual([idOf(60), idOf(61)]);
    // The one that begins first comes first, however long it lasts.
    await db.updateTable('edition').set({ ends_on: '2026-05-31' }).where('id', '=', idOf(60)).execute();
    expect(await ids(NETWORK, {})).toEqual([idOf(60), idOf(61)]);
    await db.updateTable('edition').set({ ends_on: '2026-03-31' }).where('id', '=', idOf(60)).execute();
    expect(await ids(northern, {})).toEqual([idOf(60)]);
    expect(await ids(NETWORK, { endsFrom: '2026-04-01' })).toEqual([idOf(61)]);
    expect(await ids(NETWORK, { endedBefore: '2026-05-01' })).toEqual([idOf(61), idOf(60)]);
    expect(await ids(NETWORK, { siteId: south.sites[0], courseId: idOf(50) })).toEqual([idOf(61)]);
    await db.transaction().execute((trx) => replaceEditionTrainers(trx, idOf(61), [idOf(31)]));
    expect(await ids(NETWORK, { trainerId: idOf(31) })).toEqual([idOf(61)]);
    await db.updateTable('edition').set({ status: 'concluded' }).where('id', '=', idOf(61)).execute();
    expect(await ids(NETWORK, { forCitizens: true })).toEqual([idOf(60)]);
    await db.updateTable('course').set({ audience: 'facilitators' }).execute();
    expect(await ids(NETWORK, { forCitizens: true })).toEqual([]);
    expect((await listEditionTrainers(db, [idOf(60), idOf(61)])).map((one) => one.full_name)).toEqual([
      'Bruno Formatore',
      'Elena Formatrice',
    ]);
  });

  it('change only from the state that was read, and their lessons too', async () => {
    const { db, northern, south } = await openWorld();
    await makeLesson(db, idOf(70), idOf(60), 1, '2026-03-10');
    await makeLesson(db, idOf(71), idOf(60), 2, '2026-03-09');
    expect((await listLessons(db, northern, idOf(60))).map(({ number }) => number)).toEqual([2, 1]);
    expect(await findLesson(db, { kind: 'sites', siteIds: south.sites }, idOf(70))).toBeUndefined();
    await db.transaction().execute(async (trx) => {
      expect(await updateEdition(trx, idOf(60), 1, { seats: 14 })).toBe(true);
      expect(await updateEdition(trx, idOf(60), 1, { seats: 15 })).toBe(false);
      expect(await updateLesson(trx, idOf(70), 1, { day: '2026-03-17' })).toBe(true);
      expect(await updateLesson(trx, idOf(70), 1, { day: '2026-03-18' })).toBe(false);
    });
    expect(await findLesson(db, northern, idOf(70))).toMatchObject({ day: '2026-03-17', revision: 2 });
    expect(await findEdition(db, northern, idOf(60))).toMatchObject({ seats: 14, revision: 2 });
  });

  it('are kept by the database from what makes no sense', async () => {
    const { db, north } = await openWorld();
    const where = { courseId: idOf(50), siteId: north.sites[0], staffId: idOf(30) };
    for (const wrong of [
      { seats: 0 },
      { starts_on: '2026-04-02', ends_on: '2026-04-01' },
      { place_kind: 'elsewhere' as const },
      { status: 'cancelled' as const },
    ]) {
      await expect(makeEdition(db, idOf(62), where, wrong)).rejects.toThrow();
    }
    await makeLesson(db, idOf(70), idOf(60), 1, '2026-03-10');
    await expect(makeLesson(db, idOf(71), idOf(60), 1, '2026-03-11')).rejects.toThrow();
    await expect(makeLesson(db, idOf(72), idOf(60), 3, '2026-03-11', { unnamed: -1 })).rejects.toThrow();
    await enrol(db, 1, 'enrolled');
    await expect(enrol(db, 1, 'waiting')).rejects.toThrow();
  });
});
