import { expect, it } from 'vitest';
import { type CalendarFilter, listCalendarLessons } from '../../db/queries/calendar-lessons.ts';
import {
  findFeedOwner,
  findOwnFeed,
  insertFeed,
  listEditionFeedLessons,
  listPublicFeedLessons,
  listTrainerFeedLessons,
  revokeFeeds,
} from '../../db/queries/feed-lessons.ts';
import { NETWORK, type Scope } from '../../db/scope.ts';
import { makeCourse, makeEdition, makeEnrolment, makeLesson } from '../support/courses-world.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { idOf, makeNetwork, makeStaff } from '../support/network-world.ts';

const DAYS = { from: '2026-03-01', until: '2026-03-31' };

describeOnBothEngines('lessons of a calendar', (fresh) => {
  async function openWorld() {
    const db = await fresh();
    const { north, south } = await makeNetwork(db);
    await makeStaff(db, idOf(30), 'Elena Formatrice');
    await makeStaff(db, idOf(31), 'Bruno Formatore');
    await makeCourse(db, idOf(50), idOf(30));
    const at = (siteId: string) => ({ courseId: idOf(50), siteId, staffId: idOf(30) });
    await makeEdition(db, idOf(60), at(north.sites[0]), { room: 'Sala grande' });
    await makeEdition(db, idOf(61), at(south.sites[0]), { title: 'Riservato', public: 0 });
    await makeLesson(db, idOf(70), idOf(60), 1, '2026-03-10', { start_time: '17:00' });
    await makeLesson(db, idOf(71), idOf(60), 2, '2026-03-10', { trainer_id: idOf(31), room: 'Sala piccola' });
    await makeLesson(db, idOf(72), idOf(61), 1, '2026-03-11');
    await makeLesson(db, idOf(73), idOf(60), 3, '2026-04-01');
    await makeEnrolment(db, idOf(80), idOf(60), 1);
    await makeEnrolment(db, idOf(81), idOf(60), 2, { status: 'waiting' });
    await makeEnrolment(db, idOf(82), idOf(60), 3, { status: 'unconfirmed', holds_seat: 1 });
    return { db, north, south };
  }

  it('come in the order they are held, in scope, by site, course and trainer', async () => {
    const { db, north, south } = await openWorld();
    const ids = async (scope: Scope, filter: Partial<CalendarFilter> = {}) =>
      (await listCalendarLessons(db, scope, { ...DAYS, ...filter })).map(({ id }) => id);
    expect(await ids(NETWORK)).toEqual([idOf(71), idOf(70), idOf(72)]);
    expect(await ids({ kind: 'sites', siteIds: north.sites })).toEqual([idOf(71), idOf(70)]);
    expect(await ids(NETWORK, { siteId: south.sites[0] })).toEqual([idOf(72)]);
    expect(await ids(NETWORK, { courseId: idOf(51) })).toEqual([]);
    expect(await ids(NETWORK, { trainerId: idOf(30) })).toEqual([idOf(70), idOf(72)]);
    expect(await ids(NETWORK, { trainerId: idOf(31) })).toEqual([idOf(71)]);
    const [small] = await listCalendarLessons(db, NETWORK, DAYS);
    expect(small).toMatchObject({ room: 'Sala piccola', seats: 12, taken: 2, number: 2 });
  });

  it('leave in a public feed only what is public, in a trainer’s only what she teaches', async () => {
    const { db, north, south } = await openWorld();
    const ids = (lessons: readonly { id: string }[]) => lessons.map(({ id }) => id);
    expect(ids(await listPublicFeedLessons(db, north.sites[0], '2026-03-10'))).toEqual([
      idOf(71),
      idOf(70),
      idOf(73),
    ]);
    expect(ids(await listPublicFeedLessons(db, south.sites[0], '2026-03-10'))).toEqual([]);
    expect(ids(await listTrainerFeedLessons(db, idOf(30), '2026-03-11'))).toEqual([idOf(72), idOf(73)]);
    expect(ids(await listTrainerFeedLessons(db, idOf(31), '2026-03-01'))).toEqual([idOf(71)]);
    expect(ids(await listEditionFeedLessons(db, idOf(60), '2026-03-11'))).toEqual([idOf(73)]);
  });

  it('are read at an address until it is taken back or its owner leaves', async () => {
    const { db } = await openWorld();
    const feed = { staff_id: idOf(30), token_sealed: 'sealed', made_at: '2026-03-01T00:00:00.000Z' };
    await insertFeed(db, { ...feed, id: idOf(90), token_hash: 'first', revoked_at: null });
    // One address a person: a second one waits until the first is taken back.
    await expect(
      insertFeed(db, { ...feed, id: idOf(91), token_hash: 'second', revoked_at: null }),
    ).rejects.toThrow();
    expect(await findFeedOwner(db, 'first', '2026-03-02')).toMatchObject({ id: idOf(30) });
    await db.updateTable('staff').set({ ended_on: '2026-03-01' }).where('id', '=', idOf(30)).execute();
    expect(await findFeedOwner(db, 'first', '2026-03-02')).toBeUndefined();
    expect(await findOwnFeed(db, idOf(30))).toMatchObject({ id: idOf(90) });
    expect(await revokeFeeds(db, idOf(30), '2026-03-02T00:00:00.000Z')).toBe(1);
    expect(await revokeFeeds(db, idOf(30), '2026-03-02T00:00:00.000Z')).toBe(0);
    expect(await findFeedOwner(db, 'first', '2026-03-01')).toBeUndefined();
    expect(await findOwnFeed(db, idOf(30))).toBeUndefined();
  });
});
