import { expect, it } from 'vitest';
import type { Db, Trx } from '../../db/index.ts';
import { figureCellOf } from '../../db/queries/figures.ts';
import {
  completeResponse,
  discardResponse,
  findResponse,
  findResponseOfDay,
  findUnfinishedResponse,
  insertResponse,
  listResponsesOfPerson,
  lockResponsesOfRecord,
  resumeResponse,
  stopResponse,
  updateBaselines,
  updateResponseAnswers,
} from '../../db/queries/responses.ts';
import { NETWORK, type Scope } from '../../db/scope.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const HERE: Scope = { kind: 'sites', siteIds: ['here'] };
const THERE: Scope = { kind: 'sites', siteIds: ['there'] };
const NOWHERE: Scope = { kind: 'sites', siteIds: [] };
const AT = '2026-02-03T10:00:00Z';

const DONE = {
  way: 'desk',
  answers: '{"IU":4}',
  page: 0,
  completed_at: AT,
  updated_at: AT,
  age: 71,
  gender: 'F',
  overall: 'NA',
  area_il: 'none',
  area_cc: 'none',
  area_dcc: 'none',
  area_sf: 'none',
  area_ps: 'none',
  language: 'ro',
  text_hash: 'a'.repeat(64),
  education: 'C',
  citizenship: 'B',
  activities_il: 0,
  activities_cc: 0,
  activities_dcc: 0,
  activities_sf: 0,
  activities_ps: 0,
} as const;

async function openWorld(db: Db) {
  const people = await openPeopleWorld(db);
  const person = await people.addCitizen();
  const begin = (id: string, given: { site?: string; instrument?: string; at?: string } = {}) =>
    db.transaction().execute((trx) =>
      insertResponse(trx, {
        id,
        citizen_id: person.id,
        person_no: person.person_no,
        site_id: given.site ?? 'here',
        staff_id: 'anna',
        session_id: null,
        instrument: given.instrument ?? 'dsi-2',
        version: 1,
        definition_hash: 'hash',
        language: 'it',
        way: 'desk',
        day: '2026-02-01',
        started_at: given.at ?? '2026-02-01T09:00:00Z',
      }),
    );
  const finish = (id: string, day: string) =>
    db.transaction().execute(async (trx) => {
      await completeResponse(trx, id, 1, { ...DONE, day });
      return updateBaselines(trx, [person.person_no]);
    });
  const baselines = async () => {
    const rows = await db.selectFrom('response').select(['id', 'is_baseline']).orderBy('id').execute();
    return rows.filter((row) => row.is_baseline === 1).map((row) => row.id);
  };
  return { people, person, begin, finish, baselines };
}

describeOnBothEngines('responses', (fresh) => {
  it('finished on a day are found, the latest; not those of other days, instruments, sites, or unfinished', async () => {
    const db = await fresh();
    const { person, begin, finish } = await openWorld(db);
    const asked = { personNo: person.person_no, instrument: 'dsi-2', day: '2026-02-03' };
    for (const id of ['r1', 'r2', 'r3', 'r4']) await begin(id);
    await begin('r5', { instrument: 'other' });
    await begin('r6', { site: 'there' });
    await finish('r3', '2026-02-02');
    await finish('r5', '2026-02-03');
    expect(await findResponseOfDay(db, HERE, asked)).toBeUndefined();
    await finish('r6', '2026-02-03');
    await finish('r1', '2026-02-03');
    await finish('r2', '2026-02-03');
    expect((await findResponseOfDay(db, HERE, asked))?.id).toBe('r2');
    expect((await findResponseOfDay(db, THERE, asked))?.id).toBe('r6');
    expect((await findResponseOfDay(db, NETWORK, asked))?.id).toBe('r6');
    expect(await findResponseOfDay(db, NOWHERE, asked)).toBeUndefined();
    expect(await findResponseOfDay(db, HERE, { ...asked, personNo: -1 })).toBeUndefined();
  });

  it('begin once, however often the form comes', async () => {
    const db = await fresh();
    const { begin } = await openWorld(db);
    expect(await begin('r1')).toBe(true);
    expect(await begin('r1', { site: 'there' })).toBe(false);
    const row = await findResponse(db, NETWORK, 'r1');
    expect(row).toMatchObject({
      site_id: 'here',
      status: 'in_progress',
      answers: '{}',
      page: 0,
      revision: 1,
    });
  });

  it('are found in scope only', async () => {
    const db = await fresh();
    const { begin, person } = await openWorld(db);
    await begin('r1');
    const asked = { personNo: person.person_no, instrument: 'dsi-2', siteId: 'here' };
    for (const scope of [THERE, NOWHERE]) {
      expect(await findResponse(db, scope, 'r1')).toBeUndefined();
      expect(await findUnfinishedResponse(db, scope, asked)).toBeUndefined();
      expect(await listResponsesOfPerson(db, scope, person.person_no)).toEqual([]);
    }
    expect(await findResponse(db, HERE, 'r1')).toBeDefined();
    expect((await findUnfinishedResponse(db, HERE, asked))?.id).toBe('r1');
  });

  it('go on with the latest unfinished one of that instrument at that site', async () => {
    const db = await fresh();
    const { begin, finish, person } = await openWorld(db);
    await begin('r1', { at: '2026-02-01T09:00:00Z' });
    await begin('r2', { at: '2026-02-01T11:00:00Z' });
    await begin('r3', { at: '2026-02-01T12:00:00Z', site: 'there' });
    await begin('r4', { at: '2026-02-01T13:00:00Z', instrument: 'other' });
    const asked = { personNo: person.person_no, instrument: 'dsi-2', siteId: 'here' };
    expect((await findUnfinishedResponse(db, NETWORK, asked))?.id).toBe('r2');
    await finish('r2', '2026-02-01');
    expect((await findUnfinishedResponse(db, NETWORK, asked))?.id).toBe('r1');
  });

  it('change only at the revision that was read, and never once finished', async () => {
    const db = await fresh();
    const { begin, finish } = await openWorld(db);
    await begin('r1');
    const save = (revision: number, answers: string) =>
      db
        .transaction()
        .execute((trx) => updateResponseAnswers(trx, 'r1', revision, { answers, page: 1, updated_at: AT }));
    expect(await save(1, '{"IU":1}')).toBe(true);
    expect(await save(1, '{"IU":2}')).toBe(false);
    expect(await findResponse(db, NETWORK, 'r1')).toMatchObject({
      answers: '{"IU":1}',
      page: 1,
      revision: 2,
    });
    await begin('r2');
    await finish('r2', '2026-02-01');
    const late = await db
      .transaction()
      .execute(async (trx) => [
        await updateResponseAnswers(trx, 'r2', 2, { answers: '{}', page: 0, updated_at: AT }),
        await discardResponse(trx, 'r2', 2, AT),
        await completeResponse(trx, 'r2', 2, { ...DONE, day: '2026-02-02' }),
      ]);
    expect(late).toEqual([false, false, false]);
    expect(await findResponse(db, NETWORK, 'r2')).toMatchObject({
      status: 'complete',
      overall: 'NA',
      age: 71,
    });
  });

  it('keeps its answers when the person stops, and is no longer stopped once they go on', async () => {
    const db = await fresh();
    const { begin, finish } = await openWorld(db);
    await begin('r1');
    await begin('r2');
    const stoppedAt = async () => (await findResponse(db, NETWORK, 'r1'))?.stopped_at;
    const inTurn = <T>(work: (trx: Trx) => Promise<T>) => db.transaction().execute(work);
    const answers = { answers: '{"IU":1}', page: 1, updated_at: AT };
    expect(await inTurn((trx) => updateResponseAnswers(trx, 'r1', 1, answers))).toBe(true);
    expect(await inTurn((trx) => stopResponse(trx, 'r1', 1, AT))).toBe(false);
    expect(await inTurn((trx) => stopResponse(trx, 'r1', 2, AT))).toBe(true);
    expect(await findResponse(db, NETWORK, 'r1')).toMatchObject({
      status: 'in_progress',
      answers: '{"IU":1}',
      stopped_at: AT,
    });
    expect(await inTurn((trx) => updateResponseAnswers(trx, 'r1', 3, answers))).toBe(true);
    expect(await stoppedAt()).toBeNull();
    await inTurn((trx) => stopResponse(trx, 'r1', 4, AT));
    expect(await inTurn((trx) => resumeResponse(trx, 'r1', 'tablet'))).toBe(true);
    expect(await findResponse(db, NETWORK, 'r1')).toMatchObject({ stopped_at: null, way: 'tablet' });
    await finish('r2', '2026-02-02');
    expect(await inTurn((trx) => resumeResponse(trx, 'r2', 'tablet'))).toBe(false);
    expect(await inTurn((trx) => stopResponse(trx, 'r2', 2, AT))).toBe(false);
  });

  it('thrown away keep no answers and leave the list', async () => {
    const db = await fresh();
    const { begin, person } = await openWorld(db);
    await begin('r1');
    await db.transaction().execute(async (trx) => {
      await updateResponseAnswers(trx, 'r1', 1, { answers: '{"IU":1}', page: 1, updated_at: AT });
      await discardResponse(trx, 'r1', 2, AT);
    });
    expect(await findResponse(db, NETWORK, 'r1')).toMatchObject({ status: 'discarded', answers: '{}' });
    expect(await listResponsesOfPerson(db, NETWORK, person.person_no)).toEqual([]);
  });

  it('have the first complete one by day as baseline, and say which figures move', async () => {
    const db = await fresh();
    const { begin, finish, baselines, person } = await openWorld(db);
    await begin('r2');
    expect(await finish('r2', '2026-03-05')).toEqual([figureCellOf('here', '2026-03-05')]);
    await begin('r1', { site: 'there' });
    // A follow-up moves nothing.
    expect(await finish('r1', '2026-04-01')).toEqual([]);
    expect(await baselines()).toEqual(['r2']);
    // One of an earlier day takes its place.
    await begin('r3', { site: 'there' });
    const moved = await finish('r3', '2026-01-10');
    expect(moved).toHaveLength(2);
    expect(moved).toEqual(
      expect.arrayContaining([figureCellOf('here', '2026-03-05'), figureCellOf('there', '2026-01-10')]),
    );
    expect(await baselines()).toEqual(['r3']);
    expect(await db.transaction().execute((trx) => updateBaselines(trx, [person.person_no]))).toEqual([]);
  });

  it('of the same day have the one begun first as baseline; other instruments their own', async () => {
    const db = await fresh();
    const { begin, finish, baselines } = await openWorld(db);
    for (const id of ['r2', 'r1']) {
      await begin(id);
      await finish(id, '2026-03-05');
    }
    await begin('r3', { instrument: 'other' });
    await finish('r3', '2026-03-06');
    expect(await baselines()).toEqual(['r1', 'r3']);
  });

  it('are held of whoever a record counts as, until everything of them was erased', async () => {
    const db = await fresh();
    const { people, person } = await openWorld(db);
    const double = await people.addCitizen();
    const held = () => db.transaction().execute((trx) => lockResponsesOfRecord(trx, double.id));
    const set = (change: { person_no: number } | { erased_on: string }) =>
      db.updateTable('citizen').set(change).where('id', '=', double.id).execute();
    expect(await held()).toBe(double.person_no);
    await set({ person_no: person.person_no });
    expect(await held()).toBe(person.person_no);
    await set({ erased_on: '2026-02-05' });
    expect(await held()).toBeUndefined();
  });

  it('of two people made one keep one baseline, and get theirs back', async () => {
    const db = await fresh();
    const { people, person, baselines } = await openWorld(db);
    const double = await people.addCitizen();
    const early = await people.addResponse('here', '2026-01-05', double);
    const late = await people.addResponse('there', '2026-02-05', person);
    const settle = () =>
      db.transaction().execute((trx) => updateBaselines(trx, [person.person_no, double.person_no]));
    await settle();
    expect(await baselines()).toEqual([early, late]);
    const countAs = (personNo: number) =>
      db.updateTable('response').set({ person_no: personNo }).where('id', '=', early).execute();
    await countAs(person.person_no);
    expect(await settle()).toEqual([figureCellOf('there', '2026-02-05')]);
    expect(await baselines()).toEqual([early]);
    await countAs(double.person_no);
    expect(await settle()).toEqual([figureCellOf('there', '2026-02-05')]);
    expect(await baselines()).toEqual([early, late]);
  });
});
