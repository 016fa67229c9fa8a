import { expect, it } from 'vitest';
import type { Db } from '../../db/index.ts';
import { mergeCitizens, undoMerge } from '../../db/queries/citizen-merges.ts';
import type { CitizenRow } from '../../db/queries/citizens.ts';
import { figureCellOf } from '../../db/queries/figures.ts';
import { updateFirstAttendances } from '../../db/queries/first-attendances.ts';
import { insertSession, updateSessionDeletion } from '../../db/queries/sessions.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const AT = '2026-03-02T11:00:00.000Z';
const SIGNED = { staffId: 'anna', at: AT };

type World = Awaited<ReturnType<typeof openPeopleWorld>>;

const settle = (db: Db, ...nos: number[]) =>
  db.transaction().execute(async (trx) => (await updateFirstAttendances(trx, nos)).moved);

async function firstOf(db: Db, no: number) {
  return db
    .selectFrom('citizen as c')
    .leftJoin('attendance as a', 'a.id', 'c.first_attendance_id')
    .select(['a.day', 'a.site_id', 'a.counts'])
    .where('c.no', '=', no)
    .executeTakeFirstOrThrow();
}

/** Saves a session as the desk does: parts first, then who is new. */
async function log(
  db: Db,
  world: World,
  place: { site: string; day: string },
  people: readonly CitizenRow[],
) {
  const session = world.sessionRow(place);
  await db.transaction().execute(async (trx) => {
    await insertSession(trx, session, [], world.attendanceRows(session, people));
    await updateFirstAttendances(
      trx,
      people.map((person) => person.person_no),
    );
  });
  return session.id;
}

describeOnBothEngines('the first attendance', (fresh) => {
  it('is the earliest that counts, whatever was typed first, and says which figures move', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const person = await world.addCitizen();
    expect(await settle(db, person.no)).toEqual([]);
    await world.addSession({ site: 'here', day: '2026-02-10' }, [person]);
    expect(await settle(db, person.no)).toEqual([figureCellOf('here', '2026-02-10')]);
    const earlier = await world.addSession({ site: 'there', day: '2026-01-31' }, [person]);
    expect(await settle(db, person.no, person.no)).toEqual([
      figureCellOf('here', '2026-02-10'),
      figureCellOf('there', '2026-01-31'),
    ]);
    await world.addSession({ site: 'here', day: '2026-01-31' }, [person]);
    expect(await settle(db, person.no)).toEqual([]);
    expect(await firstOf(db, person.no)).toMatchObject({ site_id: 'there', day: '2026-01-31' });

    await db.transaction().execute((trx) => updateSessionDeletion(trx, earlier, 1, 'anna', AT));
    expect(await settle(db, person.no)).toEqual([
      figureCellOf('there', '2026-01-31'),
      figureCellOf('here', '2026-01-31'),
    ]);
    expect(await firstOf(db, person.no)).toMatchObject({ site_id: 'here', day: '2026-01-31', counts: 1 });
  });

  it('is none again once nothing counts, and is of one person only', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const [a, b] = [await world.addCitizen(), await world.addCitizen()];
    const only = await world.addSession({ site: 'here', day: '2026-02-10' }, [a, b, null]);
    await world.addSession({ site: 'there', day: '2026-02-11' }, [b]);
    await settle(db, a.no, b.no);
    await db.transaction().execute((trx) => updateSessionDeletion(trx, only, 1, 'anna', AT));
    await settle(db, a.no, b.no);
    expect((await firstOf(db, a.no)).day).toBeNull();
    expect((await firstOf(db, b.no)).day).toBe('2026-02-11');
    await expect(settle(db, 999)).rejects.toThrow();
  });

  it('is right when a new person is logged at two sites at once', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    for (let round = 0; round < 8; round += 1) {
      const [a, b] = [await world.addCitizen(), await world.addCitizen()];
      await Promise.all([
        log(db, world, { site: 'here', day: '2026-02-10' }, [a, b]),
        log(db, world, { site: 'there', day: '2026-02-09' }, [b, a]),
        log(db, world, { site: 'here', day: '2026-02-11' }, [b]),
      ]);
      for (const { no } of [a, b]) expect(await firstOf(db, no)).toMatchObject({ day: '2026-02-09' });
    }
  });

  it('is right when the earliest session is deleted while another is logged', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    for (let round = 0; round < 5; round += 1) {
      const person = await world.addCitizen();
      const first = await log(db, world, { site: 'here', day: '2026-02-01' }, [person]);
      await Promise.all([
        db.transaction().execute(async (trx) => {
          await updateSessionDeletion(trx, first, 1, 'anna', AT);
          await updateFirstAttendances(trx, [person.no]);
        }),
        log(db, world, { site: 'there', day: '2026-02-05' }, [person]),
      ]);
      expect(await firstOf(db, person.no)).toEqual({ day: '2026-02-05', site_id: 'there', counts: 1 });
    }
  });

  it('follows people merged, and given back, after they were read for a session', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const [a, b] = [await world.addCitizen(), await world.addCitizen()];
    await log(db, world, { site: 'here', day: '2026-02-10' }, [b]);
    await db.transaction().execute((trx) => mergeCitizens(trx, { id: 'merge', from: a, into: b }, SIGNED));
    // The desk had read `a` before the merge.
    await log(db, world, { site: 'there', day: '2026-02-03' }, [a]);
    const numbers = async () =>
      (await db.selectFrom('attendance').select('person_no').orderBy('day').execute()).map(
        (row) => row.person_no,
      );
    expect(await numbers()).toEqual([b.no, b.no]);
    expect(await firstOf(db, b.no)).toMatchObject({ day: '2026-02-03' });
    expect(await firstOf(db, a.no)).toMatchObject({ day: null });

    await db.transaction().execute((trx) => undoMerge(trx, 'merge', SIGNED));
    // The desk had read `a` while it counted as `b`.
    await log(db, world, { site: 'there', day: '2026-02-01' }, [{ ...a, person_no: b.no }]);
    expect(await numbers()).toEqual([a.no, a.no, b.no]);
    expect(await firstOf(db, a.no)).toMatchObject({ day: '2026-02-01' });
    expect(await firstOf(db, b.no)).toMatchObject({ day: '2026-02-10' });
  });

  it('and every number stand when sessions are logged during a merge', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = [await world.addCitizen(), await world.addCitizen()];
      const id = `merge-${round}`;
      await Promise.all([
        db.transaction().execute((trx) => mergeCitizens(trx, { id, from: a, into: b }, SIGNED)),
        log(db, world, { site: 'here', day: '2026-02-02' }, [a]),
        log(db, world, { site: 'there', day: '2026-02-01' }, [b]),
      ]);
      const rows = await db
        .selectFrom('attendance')
        .select('person_no')
        .where('citizen_id', 'in', [a.id, b.id])
        .execute();
      expect(rows).toEqual([{ person_no: b.no }, { person_no: b.no }]);
      expect(await firstOf(db, b.no)).toMatchObject({ day: '2026-02-01' });
    }
  });
});
