import { expect, it } from 'vitest';
import { addDays } from '../../app/platform/clock.ts';
import { newId } from '../../app/platform/ids.ts';
import { lockRegister } from '../../db/queries/registers.ts';
import { civilToday } from '../support/civil-today.ts';
import { makeEnrolment } from '../support/courses-world.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openTestSiteOn } from '../support/http-app.ts';
import { untilSomebodyWaits } from '../support/until-somebody-waits.ts';

const YEAR = Number(civilToday().slice(0, 4)) + 1;
const LESSON = {
  day: `${YEAR}-05-06`,
  start_time: '09:00',
  minutes: '60',
  room: '',
  trainer: '',
  prolong: '1',
};

describeOnBothEngines('courses, editions and lessons', (fresh) => {
  async function open() {
    const db = await fresh();
    const site = await openTestSiteOn(db);
    const { course, site: siteId, organisation } = site.network.places.own;
    const trainer = site.as('trainer');
    const edition = {
      site: siteId,
      place_kind: 'site',
      trainers: site.network.staff.trainer,
      seats: '12',
      enrol_from: civilToday(),
      public: '1',
    };
    const planned = {
      ...edition,
      id: newId(),
      course,
      way: 'dates',
      date_1: `${YEAR}-05-05`,
      date_2: `${YEAR}-05-12`,
      start_time: '15:00',
      minutes: '120',
    };
    const shown = await (await trainer.post('/editions/new', planned)).text();
    const seen = /name="seen" value="([^"]*)"/.exec(shown)?.[1]?.replaceAll('&#x27;', "'") ?? '';
    const plan = () => trainer.post('/editions/new', { ...planned, seen });
    const id = /\/editions\/([\w-]+)/.exec((await plan()).headers.get('Location') ?? '')?.[1] ?? '';
    await makeEnrolment(db, newId(), id, 1);
    const lessons = () =>
      db.selectFrom('lesson').selectAll().where('edition_id', '=', id).orderBy('number').execute();
    const kept = async () => ({
      lessons: await lessons(),
      editions: await db.selectFrom('edition').selectAll().orderBy('id').execute(),
      courses: await db.selectFrom('course').selectAll().orderBy('id').execute(),
      told: (await db.selectFrom('edition_message').select('kind').execute()).length,
      trail: (await db.selectFrom('audit_entry').select('action').execute()).filter(({ action }) =>
        /^(course|edition|lesson)\./.test(action),
      ).length,
    });
    return { site, trainer, id, course, organisation, edition, plan, lessons, kept };
  }

  it('sent twice at once and once more are as they were said, and nobody else was first', async () => {
    const { site, trainer, id, course, organisation, edition, plan, lessons, kept } = await open();
    expect((await plan()).headers.get('Location')).toContain(id);
    const [first] = await lessons();
    const dates = { starts_on: `${YEAR}-05-05`, ends_on: `${YEAR}-05-12`, revision: '1' };
    const acts: readonly (readonly [string, Record<string, string>, Record<string, string>?])[] = [
      [
        `/courses/${course}/edit`,
        {
          title: 'Posta elettronica',
          audience: 'over65',
          language: 'it',
          lessons_planned: '4',
          minutes_per_lesson: '90',
          competences: '2.1',
          organisation,
          revision: '1',
        },
        { competences: '1.1' },
      ],
      [`/editions/${id}/edit`, { ...edition, ...dates, room: 'Sala grande' }, { room: 'Sala piccola' }],
      [`/lessons/${first?.id}`, { ...LESSON, day: `${YEAR}-05-07`, revision: '1' }, { minutes: '90' }],
      [`/editions/${id}/lessons/new`, { ...LESSON, id: newId() }],
      [`/lessons/${first?.id}/cancellation`, { reason: 'neve' }, { reason: 'altro' }],
      [`/courses/${course}/retirement`, {}],
      [`/editions/${id}/cancellation`, { reason: 'pochi iscritti' }, { reason: 'altro' }],
    ];
    for (const [path, fields, other] of acts) {
      const before = await kept();
      const at = await Promise.all([1, 2].map(() => trainer.post(path, fields)));
      expect([path, ...at.map(({ status }) => status)]).toEqual([path, 302, 302]);
      const once = await kept();
      expect(once.trail).toBe(before.trail + 1);
      expect((await trainer.post(path, fields)).status).toBe(302);
      expect(await kept()).toEqual(once);
      if (other) expect((await trainer.post(path, { ...fields, ...other })).status).toBe(409);
    }
    expect((await kept()).told).toBe(5);
    await site.close();
  });

  it('take no second lesson at the same time, and none once they are cancelled', async () => {
    const { site, trainer, id, lessons } = await open();
    const add = (start_time: string) =>
      trainer.post(`/editions/${id}/lessons/new`, { ...LESSON, start_time, id: newId() });
    const added = await Promise.all(['09:00', '09:30', '11:00', '13:00'].map(add));
    expect(added.map(({ status }) => status).sort()).toEqual([302, 302, 302, 422]);
    expect((await lessons()).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    const cancel = () => trainer.post(`/editions/${id}/cancellation`, { reason: 'neve' });
    await Promise.all([add('15:00'), add('16:00'), cancel(), add('17:00'), add('18:00')]);
    expect(new Set((await lessons()).map(({ status }) => status))).toEqual(new Set(['cancelled']));
    await site.close();
  });

  it('open no register again whose programme was closed in the same moment', async () => {
    const db = await fresh();
    const site = await openTestSiteOn(db);
    const { lesson, programme } = site.network.places.own;
    const today = civilToday();
    const day = addDays(today, -3);
    await db.updateTable('lesson').set({ day }).where('id', '=', lesson).execute();
    await makeEnrolment(db, newId(), site.network.places.own.edition, 7);
    const trainer = site.as('trainer');
    await trainer.post(`/lessons/${lesson}/register`, { all: '1' });
    expect((await trainer.post(`/lessons/${lesson}/closure`, { confirm_double: '1' })).status).toBe(302);
    let opening: Promise<Response> | undefined;
    await db.transaction().execute(async (trx) => {
      await lockRegister(trx, lesson);
      const closed = { closes_on: addDays(today, -1) };
      await trx.updateTable('programme').set(closed).where('id', '=', programme).execute();
      opening = trainer.post(`/lessons/${lesson}/closure`, { take_back: '1' });
      await untilSomebodyWaits(db);
    });
    expect((await opening)?.status).toBe(409);
    const { status } = await db
      .selectFrom('lesson')
      .select('status')
      .where('id', '=', lesson)
      .executeTakeFirstOrThrow();
    expect(status).toBe('held');
    await site.close();
  });
});
