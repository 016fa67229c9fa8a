import { expect, it } from 'vitest';
import { findClosedDays } from '../../app/courses/closed-days.server.ts';
import { listBusyLessons } from '../../db/queries/busy-lessons.ts';
import { findPatronDay, upsertPatronDay } from '../../db/queries/patron-days.ts';
import { listPublicHolidays } from '../../db/queries/public-holidays.ts';
import { deleteSiteClosure, insertSiteClosure, listSiteClosures } from '../../db/queries/site-closures.ts';
import { listTrainers } from '../../db/queries/trainers.ts';
import { loadReference } from '../../db/reference/load-reference.ts';
import { NETWORK } from '../../db/scope.ts';
import { makeCourse, makeEdition, makeLesson } from '../support/courses-world.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { idOf, makeGrant, makeNetwork, makeStaff } from '../support/network-world.ts';

describeOnBothEngines('who and what is not free to teach', (fresh) => {
  async function openWorld() {
    const db = await fresh();
    const { north, south } = await makeNetwork(db);
    await makeStaff(db, idOf(30), 'Elena Formatrice');
    await makeStaff(db, idOf(31), 'Bruno Formatore');
    return { db, north, south };
  }

  it('closed days: holidays in force, the patron saint, what the site says', async () => {
    const { db, north } = await openWorld();
    await loadReference(db);
    const [siteId] = north.sites;
    await insertSiteClosure(db, {
      id: idOf(40),
      site_id: siteId,
      starts_on: '2026-08-10',
      ends_on: '2026-08-16',
      reason: 'ferie',
      created_by: idOf(30),
      created_at: '2026-01-01T00:00:00.000Z',
    });
    const days = [
      '2025-10-04',
      '2026-10-04',
      '2026-04-06',
      '2026-06-24',
      '2026-08-10',
      '2026-08-15',
      '2026-08-17',
    ];
    const closed = async (kind: 'site' | 'elsewhere' | 'online') =>
      [...(await findClosedDays(db, NETWORK, days, { siteId, comune: 'D612', kind }))].map(([day, why]) => [
        day,
        why.kind,
      ]);
    const holidays = [
      ['2026-10-04', 'holiday'],
      ['2026-04-06', 'holiday'],
    ];
    const patron = ['2026-06-24', 'patron'];
    const assumption = ['2026-08-15', 'holiday'];
    expect(await closed('site')).toEqual([...holidays, patron, ['2026-08-10', 'closure'], assumption]);
    expect(await closed('elsewhere')).toEqual([...holidays, patron, assumption]);
    expect(await closed('online')).toEqual([...holidays, assumption]);
    const francis = await listPublicHolidays(db, '2025-10-04', '2026-10-04');
    expect(francis.find(({ code }) => code === '10-04')).toMatchObject({
      validFrom: '2026-01-01',
      validTo: null,
    });
  });

  it('a patron saint somebody moved stays moved when the product starts again, what was shipped wrong goes', async () => {
    const { db } = await openWorld();
    await loadReference(db);
    const changed_at = '2026-01-02T00:00:00.000Z';
    const moved = {
      comune: 'D612',
      month_day: '06-25',
      name: 'San Giovanni',
      changed_by: idOf(30),
      changed_at,
    };
    await upsertPatronDay(db, moved);
    const wrong = { ...moved, comune: 'C529', changed_by: null };
    await upsertPatronDay(db, wrong);
    await loadReference(db);
    expect(await findPatronDay(db, 'C529')).toBeUndefined();
    expect(await findPatronDay(db, 'D612')).toEqual(moved);
    expect(await findPatronDay(db, 'G702')).toMatchObject({ month_day: '06-17', changed_by: null });
  });

  it('closures are listed by the days they touch and taken away in scope only', async () => {
    const { db, north, south } = await openWorld();
    const closure = {
      id: idOf(40),
      site_id: north.sites[0],
      starts_on: '2026-08-10',
      ends_on: '2026-08-16',
      reason: 'ferie',
      created_by: idOf(30),
      created_at: '2026-01-01T00:00:00.000Z',
    };
    await insertSiteClosure(db, closure);
    const touching = async (from: string, until: string) =>
      (await listSiteClosures(db, NETWORK, north.sites[0], { from, until })).length;
    expect([
      await touching('2026-08-16', '2026-09-01'),
      await touching('2026-08-17', '2026-09-01'),
      await touching('2026-01-01', '2026-08-10'),
    ]).toEqual([1, 0, 1]);
    const southern = { kind: 'sites', siteIds: south.sites } as const;
    expect(await deleteSiteClosure(db, southern, north.sites[0], closure.id)).toBe(false);
    expect(await deleteSiteClosure(db, NETWORK, north.sites[0], closure.id)).toBe(true);
  });

  it('lessons take their trainer everywhere and their site; cancelled ones and one’s own edition take nobody', async () => {
    const { db, north, south } = await openWorld();
    await makeCourse(db, idOf(50), idOf(30));
    const at = (siteId: string, staffId: string) => ({ courseId: idOf(50), siteId, staffId });
    await makeEdition(db, idOf(60), at(north.sites[0], idOf(30)), { room: 'Sala grande' });
    await makeEdition(db, idOf(61), at(south.sites[0], idOf(31)));
    await makeLesson(db, idOf(70), idOf(60), 1, '2026-03-10', { trainer_id: idOf(31) });
    await makeLesson(db, idOf(71), idOf(60), 2, '2026-03-11', { status: 'cancelled', cancel_reason: 'neve' });
    await makeLesson(db, idOf(72), idOf(61), 1, '2026-03-10');
    const days = ['2026-03-10', '2026-03-11'];
    const busy = async (siteId: string, trainerIds: string[], exceptId?: string) =>
      (await listBusyLessons(db, { days, siteId, trainerIds, ...(exceptId && { exceptId }) })).map((one) => [
        one.lesson_id,
        one.room,
        one.trainerIds,
      ]);
    const first = [idOf(70), 'Sala grande', [idOf(31)]];
    const other = [idOf(72), null, [idOf(31)]];
    expect(await busy(north.sites[0], [idOf(30)])).toEqual([first]);
    expect(await busy(north.sites[1], [idOf(31)])).toEqual([first, other]);
    expect(await busy(north.sites[0], [idOf(31)], idOf(60))).toEqual([other]);
    expect(await listBusyLessons(db, { days: [], siteId: north.sites[0], trainerIds: [] })).toEqual([]);
  });

  it('trainers are those whose grant holds still, and who is asked for by name', async () => {
    const { db, north } = await openWorld();
    await makeStaff(db, idOf(32), 'Carla Facilitatrice');
    const site = { scope_kind: 'site', scope_id: north.sites[0] } as const;
    await makeGrant(db, idOf(33), idOf(30), { role: 'trainer', ...site });
    await makeGrant(db, idOf(34), idOf(31), { role: 'trainer', ...site, ends_on: '2026-02-28' });
    await makeGrant(db, idOf(35), idOf(32), { role: 'facilitator', ...site });
    const names = async (ids: string[] = []) =>
      (await listTrainers(db, '2026-03-01', ids)).map((one) => one.full_name);
    expect(await names()).toEqual(['Elena Formatrice']);
    expect(await names([idOf(31), idOf(32)])).toEqual([
      'Bruno Formatore',
      'Carla Facilitatrice',
      'Elena Formatrice',
    ]);
    const [, carla] = await listTrainers(db, '2026-03-01', [idOf(32), idOf(31)]);
    expect(carla).toMatchObject({ id: idOf(32), grants: [] });
  });
});
