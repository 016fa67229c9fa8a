import { expect, it } from 'vitest';
import type { Db } from '../../db/index.ts';
import {
  closeRegister,
  deletePresence,
  insertAllPresences,
  insertPresence,
  listLessonsOfSessions,
  listRegister,
  lockRegister,
  undoClosing,
  updateUnnamed,
} from '../../db/queries/registers.ts';
import { NETWORK } from '../../db/scope.ts';
import { makeCourse, makeEdition, makeEnrolment, makeLesson } from '../support/courses-world.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const NOTED = { noted_by: 'anna', noted_at: '2026-03-10T15:00:00.000Z' };
const HERE = { kind: 'sites', siteIds: ['here'] } as const;

/** A lesson of two hours at `here` with two people enrolled, one waiting and one withdrawn. */
async function openWorld(db: Db) {
  const world = await openPeopleWorld(db);
  await makeCourse(db, 'course', 'anna');
  await makeEdition(db, 'edition', { courseId: 'course', siteId: 'here', staffId: 'anna' });
  await makeLesson(db, 'lesson', 'edition', 1, '2026-03-10');
  const person = await world.addCitizen();
  await makeEnrolment(db, 'known', 'edition', 1, { citizen_id: person.id, person_no: person.person_no });
  await makeEnrolment(db, 'colleague', 'edition', 2, { staff_id: 'bruno' });
  await makeEnrolment(db, 'waiting', 'edition', 3, { status: 'waiting' });
  const gone = { withdrawn_at: NOTED.noted_at, withdrawal_reason: 'person' as const };
  await makeEnrolment(db, 'gone', 'edition', 4, { status: 'withdrawn', ...gone });
  return world;
}

const present = async (db: Db) =>
  (await listRegister(db, HERE, 'lesson')).map((row) => [row.id, row.present_minutes, row.walk_in]);

describeOnBothEngines('the register of a lesson', (fresh) => {
  it('lists who is enrolled, with who they are, and whoever else was there; nobody elsewhere reads it', async () => {
    const db = await fresh();
    await openWorld(db);
    const rows = await listRegister(db, HERE, 'lesson');
    expect(rows).toMatchObject([
      { id: 'known', identity_sealed: 'sealed', card_no: 1, staff_name: null, present_minutes: null },
      { id: 'colleague', identity_sealed: null, staff_name: 'bruno', present_minutes: null },
    ]);
    expect(await listRegister(db, { kind: 'sites', siteIds: ['there'] }, 'lesson')).toEqual([]);
    const tick = { lesson_id: 'lesson', enrolment_id: 'waiting', minutes: 60, walk_in: 1 as const, ...NOTED };
    await db.transaction().execute((trx) => insertPresence(trx, tick));
    expect(await present(db)).toEqual([
      ['known', null, null],
      ['colleague', null, null],
      ['waiting', 60, 1],
    ]);
  });

  it('takes ticks, minutes, everybody at once, and gives them back', async () => {
    const db = await fresh();
    await openWorld(db);
    const tick = { lesson_id: 'lesson', enrolment_id: 'known', walk_in: 0 as const, ...NOTED };
    await db.transaction().execute(async (trx) => {
      await insertPresence(trx, { ...tick, minutes: 120 });
      await insertPresence(trx, { ...tick, minutes: 45 });
      const lesson = { id: 'lesson', edition_id: 'edition', minutes: 120 };
      await insertAllPresences(trx, lesson, NOTED);
      await insertAllPresences(trx, lesson, NOTED);
      await updateUnnamed(trx, 'lesson', 3);
    });
    expect(await present(db)).toEqual([
      ['known', 45, 0],
      ['colleague', 120, 0],
    ]);
    await db.transaction().execute((trx) => deletePresence(trx, 'lesson', 'colleague'));
    expect(await present(db)).toEqual([
      ['known', 45, 0],
      ['colleague', null, null],
    ]);
  });

  it('closes into a session, which it remembers when it is opened again', async () => {
    const db = await fresh();
    const world = await openWorld(db);
    const session = await world.addSession({ site: 'here', day: '2026-03-10' }, [null]);
    const inTurn = (step: 'close' | 'open') =>
      db.transaction().execute(async (trx) => {
        expect(await lockRegister(trx, 'no such lesson')).toBeUndefined();
        const before = await lockRegister(trx, 'lesson');
        if (step === 'close') await closeRegister(trx, 'lesson', session, NOTED.noted_at);
        else await undoClosing(trx, 'lesson', NOTED.noted_at);
        return before;
      });
    expect(await inTurn('close')).toMatchObject({
      status: 'planned',
      session_id: null,
      unnamed: 0,
      revision: 1,
    });
    expect(await inTurn('open')).toMatchObject({ status: 'held', session_id: session, revision: 2 });
    expect(await inTurn('close')).toMatchObject({ status: 'planned', session_id: session, revision: 3 });
    expect(await listLessonsOfSessions(db, [session, 'other'])).toEqual(new Map([[session, 'lesson']]));
    expect(await listLessonsOfSessions(db, [])).toEqual(new Map());
    expect(await listRegister(db, NETWORK, 'lesson')).toHaveLength(2);
  });
});
