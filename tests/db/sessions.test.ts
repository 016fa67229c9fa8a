import { expect, it } from 'vitest';
import { isUniqueViolation } from '../../db/engines/differences.ts';
import type { Db } from '../../db/index.ts';
import {
  countDay,
  findLikelyDouble,
  findSession,
  findSessionReceipt,
  findSessionRevision,
  insertSession,
  insertSessionRevision,
  listAttendancesOf,
  listSessionsOfDay,
  listTopicsByUse,
  listTopicsOf,
  replaceSession,
  updateSessionDeletion,
} from '../../db/queries/sessions.ts';
import { NETWORK, type Scope } from '../../db/scope.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const HERE: Scope = { kind: 'sites', siteIds: ['here'] };
const THERE: Scope = { kind: 'sites', siteIds: ['there'] };
const NOWHERE: Scope = { kind: 'sites', siteIds: [] };
const DAY = '2026-03-02';
const AT = '2026-03-02T11:00:00.000Z';

const setDeletion = (db: Db, id: string, by: string | null, revision = 1) =>
  db.transaction().execute((trx) => updateSessionDeletion(trx, id, revision, by, AT));

describeOnBothEngines('a session', (fresh) => {
  it('is read whole inside the scope, and looks unknown outside it', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const anna = await world.addCitizen();
    const id = await world.addSession({ site: 'here', day: DAY }, [anna, null], ['spid', 'cie']);
    await world.addSession({ site: 'here', day: DAY }, [null, null, null], ['fse']);
    const whole = await findSession(db, HERE, id);
    expect(whole?.session).toMatchObject({ id, site_id: 'here', day: DAY, minutes: 30 });
    expect(whole?.topics).toEqual(['cie', 'spid']);
    expect(whole?.attendances.map(({ citizen_id, person_no }) => [citizen_id, person_no])).toEqual([
      [anna.id, anna.no],
      [null, null],
    ]);
    expect(await findSession(db, NETWORK, id)).toEqual(whole);
    expect(await findSession(db, THERE, id)).toBeUndefined();
    expect(await findSession(db, NOWHERE, id)).toBeUndefined();
    expect(await findSessionReceipt(db, id)).toEqual({
      id,
      site_id: 'here',
      content_hash: id,
      facilitator_id: 'anna',
      deleted_at: null,
    });
    expect(await findSessionReceipt(db, 'no-such-session')).toBeUndefined();
  });

  it('may have neither topics nor heads', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const id = await world.addSession({ site: 'here', day: DAY }, [], []);
    expect(await findSession(db, HERE, id)).toMatchObject({ topics: [], attendances: [] });
  });

  it('sent twice at once is written once, with its parts', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const person = await world.addCitizen();
    const session = world.sessionRow({ site: 'here', day: DAY });
    const send = () =>
      db
        .transaction()
        .execute((trx) => insertSession(trx, session, ['spid'], world.attendanceRows(session, [person])));
    const done = await Promise.allSettled([send(), send()]);
    const refused = done.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused.every(({ reason }) => isUniqueViolation(reason))).toBe(true);
    expect((await findSession(db, HERE, session.id))?.attendances).toHaveLength(1);
  });

  it('keeps what it said at each revision, and each once', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const id = await world.addSession({ site: 'here', day: DAY }, [null]);
    const keep = (revision: number, content_sealed: string) =>
      db.transaction().execute((trx) =>
        insertSessionRevision(trx, {
          session_id: id,
          revision,
          replaced_at: AT,
          replaced_by: 'anna',
          content_sealed,
        }),
      );
    await keep(1, 'first');
    await keep(2, 'second');
    expect((await findSessionRevision(db, id, 1))?.content_sealed).toBe('first');
    expect((await findSessionRevision(db, id, 2))?.content_sealed).toBe('second');
    expect(await findSessionRevision(db, id, 3)).toBeUndefined();
    expect(isUniqueViolation(await keep(1, 'forged').catch((error: unknown) => error))).toBe(true);
  });
});

describeOnBothEngines('changing a session', (fresh) => {
  it('replaces everything it said, and nothing of others', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const [a, b] = [await world.addCitizen(), await world.addCitizen()];
    const id = await world.addSession({ site: 'here', day: DAY }, [a, null], ['spid', 'cie']);
    const other = await world.addSession({ site: 'here', day: DAY }, [a], ['spid']);
    const before = await findSession(db, NETWORK, other);
    const rows = world.attendanceRows({ id, site_id: 'here', day: '2026-03-03' }, [b]);
    const saved = await db
      .transaction()
      .execute((trx) =>
        replaceSession(trx, id, 1, { day: '2026-03-03', minutes: 45, updated_at: AT }, ['fse'], rows),
      );
    expect(saved).toBe(true);
    const whole = await findSession(db, NETWORK, id);
    expect(whole?.session).toMatchObject({ day: '2026-03-03', minutes: 45, revision: 2, mode: 'A' });
    expect(whole?.topics).toEqual(['fse']);
    expect(whole?.attendances.map(({ citizen_id, day }) => [citizen_id, day])).toEqual([
      [b.id, '2026-03-03'],
    ]);
    expect(await findSession(db, NETWORK, other)).toEqual(before);
  });

  it('of two people at once lets one win, whole', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const id = await world.addSession({ site: 'here', day: DAY }, [null], ['spid']);
    const write = (topic: string, minutes: number, heads: number) => {
      const rows = world.attendanceRows(
        { id, site_id: 'here', day: DAY },
        Array.from({ length: heads }, () => null),
      );
      return db.transaction().execute((trx) => replaceSession(trx, id, 1, { minutes }, [topic], rows));
    };
    const done = await Promise.all([write('cie', 10, 2), write('fse', 20, 3)]);
    expect(done.filter(Boolean)).toHaveLength(1);
    const whole = await findSession(db, NETWORK, id);
    const said = [whole?.topics, whole?.session.minutes, whole?.attendances.length];
    expect(said).toEqual(done[0] ? [['cie'], 10, 2] : [['fse'], 20, 3]);
    expect(await write('anpr', 30, 1)).toBe(false);
    expect((await findSession(db, NETWORK, id))?.topics).toEqual(whole?.topics);
  });

  it('does not bring heads back to a session deleted meanwhile', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const id = await world.addSession({ site: 'here', day: DAY }, [null]);
    await setDeletion(db, id, 'bruno');
    const rows = world.attendanceRows({ id, site_id: 'here', day: DAY }, [null, null]);
    const saved = await db
      .transaction()
      .execute((trx) => replaceSession(trx, id, 1, { minutes: 5 }, ['fse'], rows));
    expect(saved).toBe(false);
    expect(await countDay(db, NETWORK, 'here', DAY)).toEqual({ accesses: 0, people: 0, minutes: 0 });
  });

  it('is not undone by deleting what was read before it', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const id = await world.addSession({ site: 'here', day: DAY }, [null]);
    await db.transaction().execute((trx) => replaceSession(trx, id, 1, { minutes: 5 }, [], []));
    expect(await setDeletion(db, id, 'bruno', 1)).toBe(false);
    expect((await findSession(db, NETWORK, id))?.session.deleted_at).toBeNull();
    expect(await setDeletion(db, id, 'bruno', 2)).toBe(true);
    expect(await setDeletion(db, 'no-such-session', 'bruno')).toBe(false);
  });
});

describeOnBothEngines('the day of a site', (fresh) => {
  it('shows its sessions latest first, with who held them; not those of others, other days, deleted', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const early = await world.addSession({ site: 'here', day: DAY, start: '09:00' }, [null]);
    const late = await world.addSession({ site: 'here', day: DAY, start: '15:30' }, [null]);
    const noon = await world.addSession({ site: 'here', day: DAY, start: '12:00' }, [null]);
    const gone = await world.addSession({ site: 'here', day: DAY, start: '16:00' }, [null]);
    await world.addSession({ site: 'there', day: DAY }, [null]);
    await world.addSession({ site: 'here', day: '2026-03-01' }, [null]);
    await setDeletion(db, gone, 'bruno');
    const rows = await listSessionsOfDay(db, HERE, 'here', DAY);
    expect(rows.map(({ id }) => id)).toEqual([late, noon, early]);
    expect(rows.map(({ facilitator_name }) => facilitator_name)).toEqual(['anna', 'anna', 'anna']);
    expect(await listSessionsOfDay(db, THERE, 'here', DAY)).toEqual([]);
    expect(await listSessionsOfDay(db, NOWHERE, 'here', DAY)).toEqual([]);
    expect(await listSessionsOfDay(db, NETWORK, 'there', DAY)).toHaveLength(1);
  });

  it('is bounded at 200 sessions', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const rows = Array.from({ length: 201 }, () => world.sessionRow({ site: 'here', day: DAY }));
    await db.insertInto('session').values(rows).execute();
    expect(await listSessionsOfDay(db, HERE, 'here', DAY)).toHaveLength(200);
    const ids = rows.map(({ id }) => id);
    await db
      .insertInto('session_topic')
      .values(ids.map((session_id) => ({ session_id, topic: 'spid' })))
      .execute();
    await db
      .insertInto('attendance')
      .values(rows.flatMap((row) => world.attendanceRows(row, [null])))
      .execute();
    expect(await listTopicsOf(db, ids)).toHaveLength(200);
    expect(await listAttendancesOf(db, ids)).toHaveLength(200);
  });

  it('counts accesses, people once and minutes once a session', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const [a, b] = [await world.addCitizen(), await world.addCitizen()];
    await world.addSession({ site: 'here', day: DAY, minutes: 20 }, [a, b, null]);
    const again = await world.addSession({ site: 'here', day: DAY, minutes: 15 }, [a]);
    await world.addSession({ site: 'there', day: DAY, minutes: 60 }, [b]);
    await world.addSession({ site: 'here', day: '2026-03-03', minutes: 60 }, [b]);
    expect(await countDay(db, HERE, 'here', DAY)).toEqual({ accesses: 4, people: 2, minutes: 35 });
    expect(await countDay(db, THERE, 'here', DAY)).toEqual({ accesses: 0, people: 0, minutes: 0 });
    expect(await countDay(db, NOWHERE, 'here', DAY)).toEqual({ accesses: 0, people: 0, minutes: 0 });

    expect(await setDeletion(db, again, 'bruno')).toBe(true);
    expect(await countDay(db, HERE, 'here', DAY)).toEqual({ accesses: 3, people: 2, minutes: 20 });
    expect((await findSession(db, HERE, again))?.session).toMatchObject({
      deleted_at: AT,
      deleted_by: 'bruno',
      updated_at: AT,
    });
    expect(await findSessionReceipt(db, again)).toMatchObject({ deleted_at: AT });
    expect(await setDeletion(db, again, null)).toBe(true);
    expect(await countDay(db, HERE, 'here', DAY)).toEqual({ accesses: 4, people: 2, minutes: 35 });
    expect((await findSession(db, HERE, again))?.session).toMatchObject({
      deleted_at: null,
      deleted_by: null,
    });
  });
});

describeOnBothEngines('parts of several sessions', (fresh) => {
  it('come of the sessions asked for and of no other', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const a = await world.addCitizen();
    const one = await world.addSession({ site: 'here', day: DAY }, [a], ['spid', 'anpr']);
    const two = await world.addSession({ site: 'here', day: DAY }, [null], ['cie']);
    await world.addSession({ site: 'here', day: DAY }, [a], ['fse']);
    expect(await listTopicsOf(db, [one, two])).toEqual([
      { session_id: one, topic: 'anpr' },
      { session_id: two, topic: 'cie' },
      { session_id: one, topic: 'spid' },
    ]);
    expect(await listAttendancesOf(db, [two, one])).toEqual([
      { session_id: one, citizen_id: a.id, person_no: a.no },
      { session_id: two, citizen_id: null, person_no: null },
    ]);
    expect(await listTopicsOf(db, [])).toEqual([]);
    expect(await listAttendancesOf(db, [])).toEqual([]);
  });

  it('order topics by use at the site since a day', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    await world.addSession({ site: 'here', day: '2026-02-28' }, [null], ['old', 'cie']);
    for (const day of ['2026-03-01', '2026-03-02']) {
      await world.addSession({ site: 'here', day }, [null], ['spid', 'fse']);
    }
    await world.addSession({ site: 'here', day: DAY }, [null], ['spid', 'anpr']);
    for (let n = 0; n < 4; n += 1) await world.addSession({ site: 'there', day: DAY }, [null], ['anpr']);
    for (let n = 0; n < 4; n += 1) {
      await setDeletion(db, await world.addSession({ site: 'here', day: DAY }, [null], ['anpr']), 'anna');
    }
    const topics = (scope: Scope, limit: number) => listTopicsByUse(db, scope, 'here', '2026-03-01', limit);
    expect(await topics(HERE, 10)).toEqual(['spid', 'fse', 'anpr']);
    expect(await topics(HERE, 2)).toEqual(['spid', 'fse']);
    expect(await topics(THERE, 10)).toEqual([]);
    expect(await topics(NOWHERE, 10)).toEqual([]);
  });
});

describeOnBothEngines('a likely double', (fresh) => {
  it('shares site, day, a person and a topic; nothing less', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const [a, b] = [await world.addCitizen(), await world.addCitizen()];
    const id = await world.addSession({ site: 'here', day: DAY, start: '10:15' }, [a, b], ['spid', 'cie']);
    const like = {
      exceptId: 'new',
      siteId: 'here',
      day: DAY,
      citizenIds: [a.id],
      topics: ['spid', 'fse'],
    };
    expect(await findLikelyDouble(db, HERE, like)).toEqual({
      id,
      start_time: '10:15',
      citizen_id: a.id,
    });
    expect(await findLikelyDouble(db, HERE, { ...like, citizenIds: ['x', b.id] })).toMatchObject({
      id,
      citizen_id: b.id,
    });
    const later = await world.addSession({ site: 'here', day: DAY, start: '16:40' }, [a], ['spid']);
    await world.addSession({ site: 'here', day: DAY, start: '10:05' }, [a], ['spid']);
    expect(await findLikelyDouble(db, HERE, like)).toMatchObject({ id: later, start_time: '16:40' });
    await db.updateTable('session').set({ deleted_at: AT }).where('id', '<>', id).execute();
    const less = {
      'of itself': { exceptId: id },
      'of another site': { siteId: 'there' },
      'of another day': { day: '2026-03-03' },
      'of another person': { citizenIds: ['x'] },
      'of nobody': { citizenIds: [] },
      'with another topic': { topics: ['fse'] },
      'without topics': { topics: [] },
    };
    for (const [what, change] of Object.entries(less)) {
      expect(await findLikelyDouble(db, HERE, { ...like, ...change }), what).toBeUndefined();
    }
    expect(await findLikelyDouble(db, THERE, like)).toBeUndefined();
    expect(await findLikelyDouble(db, NOWHERE, like)).toBeUndefined();
    await setDeletion(db, id, 'anna');
    expect(await findLikelyDouble(db, HERE, like)).toBeUndefined();
  });
});
