import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../app/platform/clock.ts';
import { newId } from '../../app/platform/ids.ts';
import { NETWORK } from '../../db/scope.ts';
import { civilToday } from '../support/civil-today.ts';
import { makeEnrolment } from '../support/courses-world.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { type Client, openTestSite, openTestSiteOn, type TestSite } from '../support/http-app.ts';
import { withCheck } from '../unit/people/synthetic-code.ts';

const today = civilToday();

let site: TestSite;
let trainer: Client;
let register: string;
let closure: string;

function begin(opened: TestSite): void {
  site = opened;
  trainer = site.as('trainer');
  const { lesson } = site.network.places.own;
  register = `/lessons/${lesson}/register`;
  closure = `/lessons/${lesson}/closure`;
}

async function figures() {
  const { total } = await site.app.figures.participation(NETWORK, { from: today, to: today });
  const { accesses, sessions, minutes } = total;
  return { accesses, sessions, minutes };
}

/** The lesson's row, and the sessions that were ever made of it. */
async function lessonNow() {
  const { lesson } = site.network.places.own;
  const row = await site.app.db
    .selectFrom('lesson')
    .select(['status', 'session_id', 'unnamed'])
    .where('id', '=', lesson)
    .executeTakeFirstOrThrow();
  const trainings = await site.app.db
    .selectFrom('session')
    .select(['id', 'deleted_at', 'facilitator_id'])
    .where('mode', 'in', ['C', 'D'])
    .execute();
  return { ...row, trainings };
}

async function presences() {
  const rows = await site.app.db
    .selectFrom('lesson_presence')
    .innerJoin('enrolment', 'enrolment.id', 'lesson_presence.enrolment_id')
    .select(['enrolment.position', 'lesson_presence.minutes', 'lesson_presence.walk_in'])
    .where('lesson_id', '=', site.network.places.own.lesson)
    .orderBy('enrolment.position')
    .execute();
  return rows.map(({ position, minutes, walk_in }) => [position, minutes, walk_in]);
}

const closeAnyway = () => trainer.post(closure, { confirm_double: '1' });

describe('a register', () => {
  beforeEach(async () => begin(await openTestSite()));
  afterEach(() => site.close());

  it('keeps every tick as it is made, minutes and heads without a name', async () => {
    const { enrolment } = site.network.places.own;
    expect((await trainer.post(register, { all: '1' })).status).toBe(200);
    expect((await trainer.post(register, { enrolment, minutes: '45' })).status).toBe(200);
    expect((await trainer.post(register, { unnamed: '3' })).status).toBe(200);
    expect(await presences()).toEqual([
      [1, 45, 0],
      [2, 120, 0],
    ]);
    const page = await (await trainer.get(register)).text();
    expect(page).toContain('2 presenti su 2');
    expect((await trainer.post(register, { enrolment, there: '0' })).status).toBe(200);
    expect(await presences()).toEqual([[2, 120, 0]]);
    expect((await trainer.post(register, { enrolment, minutes: '121' })).status).toBe(422);
    expect((await trainer.post(register, { enrolment: newId(), there: '1' })).status).toBe(404);
    expect((await lessonNow()).unnamed).toBe(3);
  });

  it('takes who walks in by code, enrolled on the spot; a wrong code is said so', async () => {
    const code = withCheck('NREGLI80A41D612');
    expect((await trainer.post(register, { code })).status).toBe(200);
    expect((await trainer.post(register, { code: code.toLowerCase() })).status).toBe(200);
    expect(await presences()).toEqual([[3, 120, 1]]);
    expect((await trainer.post(register, { code: 'NREGLI80A41D612A' })).status).toBe(422);
    // Who is enrolled is only ticked.
    expect((await trainer.post(register, { code: site.network.places.own.code })).status).toBe(200);
    expect(await presences()).toEqual([
      [1, 120, 0],
      [3, 120, 1],
    ]);
  });

  it('becomes one session when it is closed, none when it is opened again, the same one after that', async () => {
    const before = await figures();
    await trainer.post(register, { all: '1' });
    await trainer.post(register, { unnamed: '1' });
    const answer = await closeAnyway();
    expect([answer.status, answer.headers.get('Location')]).toEqual([302, register]);
    const closed = await lessonNow();
    expect(closed).toMatchObject({ status: 'held', trainings: [{ deleted_at: null }] });
    expect(closed.trainings[0]?.facilitator_id).toBe(site.network.staff.trainer);
    const after = {
      accesses: before.accesses + 3,
      sessions: before.sessions + 1,
      minutes: before.minutes + 120,
    };
    expect(await figures()).toEqual(after);
    const late = (await trainer.post(register, { all: '1' })).headers.get('Location') ?? '';
    expect(late).toBe(`${register}?done=closed_meanwhile`);
    expect(await (await trainer.get(late)).text()).toContain('non è stata salvata');

    expect((await trainer.post(closure, { take_back: '1' })).status).toBe(302);
    expect(await figures()).toEqual(before);
    await trainer.post(register, { unnamed: '0' });
    await closeAnyway();
    const again = await lessonNow();
    expect(again.trainings.map(({ id }) => id)).toEqual([closed.session_id]);
    expect(await figures()).toEqual({ ...after, accesses: after.accesses - 1 });
  });

  it('says when somebody was logged at the desk for the same thing, and when nobody was there', async () => {
    expect((await trainer.post(closure)).status).toBe(422);
    await trainer.post(register, { all: '1' });
    const double = await trainer.post(closure);
    expect(double.status).toBe(409);
    expect(await double.text()).toContain('09:00');
    expect((await lessonNow()).status).toBe('planned');
  });

  it('is closed neither ahead of time nor once the programme is; its session is not changed at the desk', async () => {
    const { db } = site.app;
    const { lesson, programme } = site.network.places.own;
    await trainer.post(register, { all: '1' });
    await db
      .updateTable('lesson')
      .set({ day: addDays(today, 1) })
      .where('id', '=', lesson)
      .execute();
    expect((await closeAnyway()).status).toBe(422);
    await db.updateTable('lesson').set({ day: today }).where('id', '=', lesson).execute();
    await closeAnyway();
    const { session_id: session } = await lessonNow();
    const desk = site.as('coordinator');
    expect((await desk.post(`/desk/sessions/${session}/deletion`)).status).toBe(409);
    expect(await (await desk.get(`/desk/sessions/${session}`)).text()).toContain(register);

    await db
      .updateTable('lesson')
      .set({ day: addDays(today, -3) })
      .where('id', '=', lesson)
      .execute();
    const closed = { closes_on: addDays(today, -1) };
    await db.updateTable('programme').set(closed).where('id', '=', programme).execute();
    expect((await trainer.post(closure, { take_back: '1' })).status).toBe(409);
    await db.updateTable('lesson').set({ status: 'planned' }).where('id', '=', lesson).execute();
    expect((await closeAnyway()).status).toBe(422);
  });

  it('of a course for the staff is no session, and whoever attended enough has learned its module', async () => {
    const { db } = site.app;
    const { course, edition, enrolment } = site.network.places.own;
    await db.updateTable('course').set({ audience: 'facilitators' }).where('id', '=', course).execute();
    await db.deleteFrom('certificate').where('enrolment_id', '=', enrolment).execute();
    await db.deleteFrom('enrolment').where('edition_id', '=', edition).execute();
    // One lesson of two is half of the hours.
    await db.updateTable('course').set({ certificate_percent: 50 }).where('id', '=', course).execute();
    await makeEnrolment(db, enrolment, edition, 1, { staff_id: site.network.staff.facilitator });
    const module = { id: newId(), title: 'Accoglienza', course_id: course, valid_months: 12, ended_on: null };
    await db
      .insertInto('training_module')
      .values({ ...module, created_at: today })
      .execute();
    const before = await figures();
    await trainer.post(register, { all: '1' });
    expect((await trainer.post(register, { code: site.network.places.own.code })).status).toBe(409);
    expect((await trainer.post(closure)).status).toBe(302);
    expect(await lessonNow()).toMatchObject({ status: 'held', session_id: null, trainings: [] });
    expect(await figures()).toEqual(before);
    const records = () =>
      db.selectFrom('training_record').select(['staff_id', 'done_on', 'edition_id']).execute();
    expect(await records()).toEqual([
      { staff_id: site.network.staff.facilitator, done_on: today, edition_id: edition },
    ]);
    await trainer.post(closure, { take_back: '1' });
    expect(await records()).toEqual([]);
  });
});

describeOnBothEngines('the register of a lesson later today', (fresh) => {
  it('is closed once the lesson has begun, or was moved to when it was held', async () => {
    const noon = { now: () => new Date(`${today}T11:00:00Z`) };
    begin(await openTestSiteOn(await fresh(), { clock: noon }));
    const { lesson } = site.network.places.own;
    const later = { start_time: '17:30' };
    await site.app.db.updateTable('lesson').set(later).where('id', '=', lesson).execute();
    await trainer.post(register, { all: '1' });
    const before = await figures();
    const page = await (await trainer.get(register)).text();
    expect(page).toContain('ore 17:30: il registro si può già preparare');
    // A page left open until then closes it too, so the button stands there, and says from when.
    expect(page).toContain(`action="${closure}"`);
    expect(page).toContain('ore 17:30.</p>');
    const refused = await closeAnyway();
    expect(refused.status).toBe(422);
    const words = await refused.text();
    expect(words).toContain('ore 17:30, e il registro si chiude da quel momento');
    expect(words).toContain(`href="/lessons/${lesson}"`);
    expect([(await lessonNow()).status, await figures()]).toEqual(['planned', before]);

    const held = { day: today, start_time: '09:30', minutes: '120', room: '', trainer: '', revision: '1' };
    const asked = await trainer.post(`/lessons/${lesson}`, held);
    const [, seen = ''] = /name="seen" value="([^"]+)"/.exec(await asked.text()) ?? [];
    const moved = await trainer.post(`/lessons/${lesson}`, { ...held, seen });
    expect(moved.headers.get('Location')).toContain('done=lesson_moved');
    expect((await closeAnyway()).status).toBe(302);
    const { sessions } = await figures();
    expect([(await lessonNow()).status, sessions]).toEqual(['held', before.sessions + 1]);
    await site.close();
  });
});

describeOnBothEngines('a register closed by several at once', (fresh) => {
  it('is one session, with everybody ticked before it closed and nobody after', async () => {
    begin(await openTestSiteOn(await fresh()));
    const before = await figures();
    const { enrolment } = site.network.places.own;
    await trainer.post(register, { unnamed: '2' });
    const answers = await Promise.all([
      ...Array.from({ length: 5 }, closeAnyway),
      ...Array.from({ length: 3 }, () => trainer.post(register, { enrolment, there: '1' })),
    ]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    const { trainings, status } = await lessonNow();
    expect([status, trainings.length]).toEqual(['held', 1]);
    const heads = 2 + (await presences()).length;
    expect(await figures()).toEqual({
      accesses: before.accesses + heads,
      sessions: before.sessions + 1,
      minutes: before.minutes + 120,
    });
    await site.close();
  });

  it('never counts a lesson nobody was at, nor on a day it was moved from', async () => {
    begin(await openTestSiteOn(await fresh()));
    const { db } = site.app;
    const { enrolment, lesson } = site.network.places.own;
    const yesterday = addDays(today, -1);
    for (let round = 0; round < 4; round += 1) {
      await trainer.post(register, { enrolment, there: '1' });
      const move = db
        .updateTable('lesson')
        .set((eb) => ({ day: yesterday, revision: eb('revision', '+', 1) }))
        .where('id', '=', lesson)
        .where('status', '=', 'planned');
      const meanwhile = () =>
        round % 2 === 0 ? trainer.post(register, { enrolment, there: '0' }) : move.execute();
      await Promise.all([closeAnyway(), meanwhile()]);
      const { status, session_id } = await lessonNow();
      if (status === 'held') {
        const { day } = await db
          .selectFrom('lesson')
          .select('day')
          .where('id', '=', lesson)
          .executeTakeFirstOrThrow();
        const counted = await db
          .selectFrom('attendance')
          .select('day')
          .where('session_id', '=', session_id)
          .execute();
        expect([...new Set(counted.map((row) => row.day))]).toEqual([day]);
        await trainer.post(closure, { take_back: '1' });
      }
      await db.updateTable('lesson').set({ day: today }).where('id', '=', lesson).execute();
    }
    await site.close();
  });
});
