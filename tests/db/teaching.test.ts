import { expect, it } from 'vitest';
import type { Db } from '../../db/index.ts';
import { listAttendedHours, sumLessonMinutes } from '../../db/queries/attended-hours.ts';
import {
  listHeldLessons,
  listPresences,
  listTeachingEditions,
  listTeachingLessons,
  listToAnswer,
} from '../../db/queries/teaching.ts';
import { NETWORK } from '../../db/scope.ts';
import { makeCourse, makeEdition, makeEnrolment, makeLesson } from '../support/courses-world.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const HERE = { kind: 'sites', siteIds: ['here'] } as const;
const ALL = { trainerId: null };

/** Anna teaches here: two lessons held, one to come by Bruno, one cancelled; Bruno teaches there. */
async function openWorld(db: Db) {
  const world = await openPeopleWorld(db);
  await makeCourse(db, 'course', 'anna');
  await makeEdition(db, 'mine', { courseId: 'course', siteId: 'here', staffId: 'anna' }, { seats: 10 });
  await makeEdition(
    db,
    'other',
    { courseId: 'course', siteId: 'there', staffId: 'bruno' },
    { title: 'Altra' },
  );
  const held = { status: 'held' as const };
  await makeLesson(db, 'l1', 'mine', 1, '2026-03-02', { ...held, unnamed: 2 });
  await makeLesson(db, 'l2', 'mine', 2, '2026-03-09', { ...held, minutes: 90 });
  await makeLesson(db, 'l3', 'mine', 3, '2026-03-16', { trainer_id: 'bruno' });
  await makeLesson(db, 'l4', 'mine', 4, '2026-03-23', { status: 'cancelled', cancel_reason: 'neve' });
  await makeLesson(db, 'l5', 'other', 1, '2026-03-16', { start_time: '09:00' });
  const person = await world.addCitizen();
  await makeEnrolment(db, 'e1', 'mine', 1, { citizen_id: person.id, person_no: person.person_no });
  await makeEnrolment(db, 'e2', 'mine', 2, { staff_id: 'bruno' });
  await makeEnrolment(db, 'e3', 'mine', 3);
  await makeEnrolment(db, 'e4', 'mine', 4, { status: 'waiting' });
  const there = (lesson_id: string, enrolment_id: string, minutes: number) =>
    db
      .insertInto('lesson_presence')
      .values({
        lesson_id,
        enrolment_id,
        minutes,
        walk_in: 0,
        noted_by: 'anna',
        noted_at: '2026-03-02T16:00:00Z',
      })
      .execute();
  await there('l1', 'e1', 120);
  await there('l2', 'e1', 45);
  await there('l1', 'e2', 120);
  // A register that is still open counts for nothing.
  await there('l3', 'e3', 120);
}

describeOnBothEngines('what is taught', (fresh) => {
  it('lessons come by day, in scope, of whoever teaches them, those cancelled left out', async () => {
    const db = await fresh();
    await openWorld(db);
    const march = { from: '2026-03-01', to: '2026-03-31', only: 'all' } as const;
    const ids = async (
      ...given: Parameters<typeof listTeachingLessons> extends [Db, ...infer R] ? R : never
    ) => (await listTeachingLessons(db, ...given)).map(({ id }) => id);
    expect(await ids(NETWORK, ALL, march, 10)).toEqual(['l1', 'l2', 'l5', 'l3']);
    expect(await ids(HERE, ALL, march, 2)).toEqual(['l1', 'l2']);
    expect(await ids(NETWORK, { trainerId: 'anna' }, march, 10)).toEqual(['l1', 'l2']);
    expect(await ids(NETWORK, { trainerId: 'bruno' }, march, 10)).toEqual(['l5', 'l3']);
    expect(await ids(HERE, ALL, { ...march, only: 'open' }, 10)).toEqual(['l3']);
    expect(await ids(HERE, ALL, { ...march, from: '2026-03-17' }, 10)).toEqual([]);
    const [first] = await listTeachingLessons(db, HERE, ALL, march, 1);
    expect(first).toMatchObject({
      enrolled: 3,
      present: 2,
      unnamed: 2,
      title: 'SPID e pagoPA per i genitori della mensa',
    });
  });

  it('editions say how many seats they have, who is in them, who came; their lessons who was there', async () => {
    const db = await fresh();
    await openWorld(db);
    const editions = await listTeachingEditions(db, HERE, ALL, '2026-03-31');
    expect(editions).toMatchObject([{ id: 'mine', seats: 10, enrolled: 3, waiting: 1, attended: 2 }]);
    expect(await listTeachingEditions(db, HERE, { trainerId: 'bruno' }, '2026-01-01')).toEqual([]);
    expect(await listTeachingEditions(db, HERE, ALL, '2026-04-01')).toEqual([]);
    const lessons = await listHeldLessons(db, ['mine', 'other']);
    expect(lessons.map(({ id, present, unnamed }) => [id, present, unnamed])).toEqual([
      ['l1', 2, 2],
      ['l2', 1, 0],
    ]);
    expect(await listHeldLessons(db, [])).toEqual([]);
    expect(await listPresences(db, 'mine')).toHaveLength(3);
  });

  it('who was asked and has not answered is seen in scope, by who teaches, while the edition is planned', async () => {
    const db = await fresh();
    await openWorld(db);
    await makeEnrolment(db, 'e5', 'mine', 5, { status: 'unconfirmed', confirm_by: 'phone' });
    await makeEnrolment(db, 'e6', 'other', 1, {
      status: 'offered',
      offered_until: '2026-03-10T00:00:00.000Z',
    });
    const ids = async (...given: Parameters<typeof listToAnswer> extends [Db, ...infer R] ? R : never) =>
      (await listToAnswer(db, ...given)).map(({ id }) => id);
    expect(await ids(NETWORK, ALL)).toEqual(['e5', 'e6']);
    expect(await ids(HERE, ALL)).toEqual(['e5']);
    expect(await ids(NETWORK, { trainerId: 'bruno' })).toEqual(['e6']);
    await db.updateTable('edition').set({ status: 'cancelled', cancel_reason: 'neve' }).execute();
    expect(await ids(NETWORK, ALL)).toEqual([]);
  });

  it('hours are those of closed registers, out of all that is planned', async () => {
    const db = await fresh();
    await openWorld(db);
    const hours = await listAttendedHours(db, 'mine');
    expect(hours.map(({ id, attended, last_day }) => [id, attended, last_day])).toEqual([
      ['e1', 165, '2026-03-09'],
      ['e2', 120, '2026-03-02'],
    ]);
    expect(await sumLessonMinutes(db, 'mine')).toEqual({ held: 210, planned: 330, lessons: 3 });
    expect(await sumLessonMinutes(db, 'nothing')).toEqual({ held: 0, planned: 0, lessons: 0 });
  });
});
