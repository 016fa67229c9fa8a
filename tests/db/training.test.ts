import { expect, it } from 'vitest';
import type { Db } from '../../db/index.ts';
import {
  endModule,
  findModule,
  insertModule,
  insertRecord,
  listModules,
  listModulesOfCourse,
  listRecordsOf,
  listRequirements,
  listRolesInReach,
  replaceEditionRecords,
  replaceRequirements,
} from '../../db/queries/training.ts';
import { NETWORK } from '../../db/scope.ts';
import { makeCourse, makeEdition } from '../support/courses-world.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { makeGrant } from '../support/network-world.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const AT = '2026-03-02T16:00:00.000Z';

async function openWorld(db: Db) {
  await openPeopleWorld(db);
  await makeCourse(db, 'course', 'anna', { title: 'Accogliere' });
  await makeEdition(db, 'edition', { courseId: 'course', siteId: 'here', staffId: 'anna' });
  const module = { valid_months: 12, ended_on: null, created_at: AT };
  await db.transaction().execute(async (trx) => {
    await insertModule(trx, { ...module, id: 'm1', title: 'Accoglienza', course_id: 'course' });
    await insertModule(trx, { ...module, id: 'm2', title: 'Privacy', course_id: null, valid_months: null });
  });
}

const record = (
  id: string,
  staff_id: string,
  module_id: string,
  done_on: string,
  edition_id: string | null = null,
) => ({
  id,
  staff_id,
  module_id,
  done_on,
  expires_on: null,
  edition_id,
  recorded_by: 'anna',
  recorded_at: AT,
});

describeOnBothEngines('what the staff has to learn', (fresh) => {
  it('are modules, some taught by a course, until they end, asked of roles', async () => {
    const db = await fresh();
    await openWorld(db);
    expect(await listModules(db)).toMatchObject([
      { id: 'm1', course_title: 'Accogliere' },
      { id: 'm2', course_title: null },
    ]);
    await db.transaction().execute(async (trx) => {
      await replaceRequirements(trx, 'm1', ['trainer', 'facilitator']);
      await replaceRequirements(trx, 'm1', ['facilitator']);
      await replaceRequirements(trx, 'm2', []);
    });
    expect(await listRequirements(db)).toEqual([{ role: 'facilitator', module_id: 'm1' }]);
    expect((await listModulesOfCourse(db, 'course')).map(({ id }) => id)).toEqual(['m1']);
    const end = () => db.transaction().execute((trx) => endModule(trx, 'm1', '2026-04-01'));
    expect([await end(), await end()]).toEqual([true, false]);
    expect(await listModulesOfCourse(db, 'course')).toEqual([]);
    expect((await listModules(db)).map(({ id }) => id)).toEqual(['m2', 'm1']);
    expect(await findModule(db, 'm1')).toMatchObject({ ended_on: '2026-04-01' });
  });

  it('is on record once a day, the latest counts, and an edition gives and takes its own', async () => {
    const db = await fresh();
    await openWorld(db);
    await db.transaction().execute(async (trx) => {
      expect(await insertRecord(trx, record('r1', 'bruno', 'm1', '2026-01-10'))).toBe(true);
      expect(await insertRecord(trx, record('r2', 'bruno', 'm1', '2026-01-10'))).toBe(false);
      await replaceEditionRecords(trx, 'edition', [record('r3', 'bruno', 'm1', '2026-03-10', 'edition')]);
    });
    const latest = async () => (await listRecordsOf(db, ['bruno', 'anna'])).map(({ done_on }) => done_on);
    expect(await latest()).toEqual(['2026-03-10']);
    await db.transaction().execute((trx) => replaceEditionRecords(trx, 'edition', []));
    expect(await latest()).toEqual(['2026-01-10']);
    expect(await listRecordsOf(db, [])).toEqual([]);
  });

  it('concerns who works in reach today, once for each role', async () => {
    const db = await fresh();
    await openWorld(db);
    const at = (site: string) => ({ scope_kind: 'site', scope_id: site }) as const;
    await makeGrant(db, 'g1', 'anna', { role: 'trainer', ...at('here') });
    await makeGrant(db, 'g2', 'anna', { role: 'facilitator', ...at('here') });
    await makeGrant(db, 'g3', 'anna', { role: 'facilitator', ...at('there') });
    await makeGrant(db, 'g4', 'bruno', { role: 'facilitator', ...at('there') });
    await makeGrant(db, 'g5', 'bruno', { role: 'trainer', ...at('here'), ends_on: '2026-02-01' });
    const roles = async (
      siteIds: readonly string[] | null,
      asked?: { staffId?: string; atOnce?: number },
    ) => {
      const scope = siteIds === null ? NETWORK : ({ kind: 'sites', siteIds } as const);
      const rows = await listRolesInReach(db, { scope, organisationIds: [] }, '2026-03-02', asked);
      return rows.map(({ id, role }) => `${id} ${role}`);
    };
    expect(await roles(['here'])).toEqual(['anna facilitator', 'anna trainer']);
    expect(await roles(null)).toEqual(['anna facilitator', 'anna trainer', 'bruno facilitator']);
    expect(await roles(null, { staffId: 'bruno' })).toEqual(['bruno facilitator']);
    expect(await roles(['here'], { staffId: 'bruno' })).toEqual([]);
    expect(await roles([])).toEqual([]);
    for (const atOnce of [1, 2, 3]) expect(await roles(null, { atOnce })).toEqual(await roles(null));
  });
});
