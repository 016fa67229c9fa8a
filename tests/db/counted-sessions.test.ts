import { expect, it } from 'vitest';
import type { Db } from '../../db/index.ts';
import {
  addCountedSession,
  changeCountedSession,
  deleteCountedSession,
} from '../../db/queries/counted-sessions.ts';
import { findSession, type WholeSession } from '../../db/queries/sessions.ts';
import { NETWORK } from '../../db/scope.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const AT = '2026-03-02T11:00:00.000Z';

async function read(db: Db, id: string): Promise<WholeSession> {
  const whole = await findSession(db, NETWORK, id);
  if (!whole) throw new Error('no such session');
  return whole;
}

/** The months whose figures were touched, and the day that makes the person new. */
async function standing(db: Db, no: number) {
  const cells = await db.selectFrom('figure_cell').select('month').orderBy('month').execute();
  const first = await db
    .selectFrom('citizen as c')
    .leftJoin('attendance as a', 'a.id', 'c.first_attendance_id')
    .select('a.day')
    .where('c.no', '=', no)
    .executeTakeFirstOrThrow();
  return { months: cells.map(({ month }) => month), first: first.day };
}

describeOnBothEngines('a session that is counted', (fresh) => {
  it('brings who is new and the figures along: saved, moved, taken out and back in', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const person = await world.addCitizen();
    const session = world.sessionRow({ site: 'here', day: '2026-01-10' });
    const rows = world.attendanceRows(session, [person, null]);
    await db.transaction().execute((trx) => addCountedSession(trx, session, ['spid'], rows));
    expect(await standing(db, person.no)).toEqual({ months: ['2026-01'], first: '2026-01-10' });

    const before = await read(db, session.id);
    const moved = { ...session, day: '2026-02-11' };
    const change = {
      columns: { day: moved.day },
      topics: ['cie'],
      attendances: world.attendanceRows(moved, [person]),
    };
    const save = () => db.transaction().execute((trx) => changeCountedSession(trx, before, change));
    expect(await save()).toBe(true);
    expect(await save()).toBe(false);
    expect(await standing(db, person.no)).toEqual({ months: ['2026-01', '2026-02'], first: '2026-02-11' });

    const remove = (by: string | null, whole: WholeSession) =>
      db.transaction().execute((trx) => deleteCountedSession(trx, whole, by, AT));
    expect(await remove('anna', before)).toBe(false);
    expect(await remove('anna', await read(db, session.id))).toBe(true);
    expect((await standing(db, person.no)).first).toBeNull();
    expect(await remove(null, await read(db, session.id))).toBe(true);
    expect((await standing(db, person.no)).first).toBe('2026-02-11');
  });
});
