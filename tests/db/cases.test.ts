import { expect, it } from 'vitest';
import {
  countOpenCases,
  findCase,
  insertCaseEvent,
  listCaseEvents,
  listOpenCases,
  listOpenCasesOfPerson,
  updateCase,
} from '../../db/queries/cases.ts';
import { NETWORK, type Scope } from '../../db/scope.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const HERE: Scope = { kind: 'sites', siteIds: ['here'] };
const THERE: Scope = { kind: 'sites', siteIds: ['there'] };
const NOWHERE: Scope = { kind: 'sites', siteIds: [] };
const DAY = '2026-03-02';

describeOnBothEngines('open cases of a site', (fresh) => {
  it('come due first, without a date last, closed ones and other sites not at all', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const person = await world.addCitizen();
    const add = (id: string, openedOn: string, due_on: string | null) =>
      world.addCase('here', openedOn, person, { id, due_on });
    await add('undated-late', '2026-02-03', null);
    await add('due-march', '2026-02-02', '2026-03-02');
    await add('undated-b', '2026-02-01', null);
    await add('undated-a', '2026-02-01', null);
    await add('due-february', '2026-02-04', '2026-02-28');
    await world.addCase('here', '2026-01-01', person, { status: 'resolved', due_on: '2026-01-02' });
    await world.addCase('here', '2026-01-01', person, { status: 'abandoned', due_on: '2026-01-02' });
    const waiting = {
      id: 'waiting',
      status: 'waiting',
      waiting_on: 'provider',
      due_on: '2026-03-03',
    } as const;
    await world.addCase('here', '2026-01-01', person, waiting);
    await world.addCase('there', '2026-01-01', person, { due_on: '2026-01-02' });

    const ids = async (scope: Scope, limit = 50) =>
      (await listOpenCases(db, scope, 'here', limit)).map(({ id }) => id);
    const all = ['due-february', 'due-march', 'waiting', 'undated-a', 'undated-b', 'undated-late'];
    expect(await ids(HERE)).toEqual(all);
    expect(await ids(NETWORK)).toEqual(all);
    expect(await ids(HERE, 2)).toEqual(all.slice(0, 2));
    expect(await ids(THERE)).toEqual([]);
    expect(await ids(NOWHERE)).toEqual([]);
    expect(await countOpenCases(db, HERE, 'here', DAY)).toEqual({ open: 6, due: 2 });
    expect(await countOpenCases(db, HERE, 'here', '2026-01-31')).toEqual({ open: 6, due: 0 });
    expect(await countOpenCases(db, THERE, 'here', DAY)).toEqual({ open: 0, due: 0 });
    expect(await countOpenCases(db, NOWHERE, 'here', DAY)).toEqual({ open: 0, due: 0 });
  });

  it('of one person are those in scope, oldest first, twenty at most', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const [person, other] = [await world.addCitizen(), await world.addCitizen()];
    await world.addCase('here', '2026-02-02', person, { id: 'second' });
    await world.addCase('here', '2026-02-01', person, { id: 'first' });
    await world.addCase('here', '2026-02-03', person, { status: 'resolved' });
    await world.addCase('there', '2026-01-01', person, { id: 'elsewhere' });
    await world.addCase('here', '2026-02-01', other);
    const ids = async (scope: Scope) =>
      (await listOpenCasesOfPerson(db, scope, person.no)).map(({ id }) => id);
    expect(await ids(HERE)).toEqual(['first', 'second']);
    expect(await ids(NETWORK)).toEqual(['elsewhere', 'first', 'second']);
    expect(await ids(NOWHERE)).toEqual([]);
    for (let n = 0; n < 20; n += 1) await world.addCase('here', '2026-02-04', person);
    expect(await ids(HERE)).toHaveLength(20);
  });
});

describeOnBothEngines('a case', (fresh) => {
  it('is found in scope, and looks unknown outside it', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const id = await world.addCase('here', DAY, await world.addCitizen());
    expect(await findCase(db, HERE, id)).toMatchObject({ id, site_id: 'here', status: 'open' });
    expect(await findCase(db, THERE, id)).toBeUndefined();
    expect(await findCase(db, NOWHERE, id)).toBeUndefined();
    expect(await findCase(db, NETWORK, 'no-such-case')).toBeUndefined();
  });

  it('moved by two people at once moves once', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const person = await world.addCitizen();
    const id = await world.addCase('here', DAY, person);
    const other = await world.addCase('here', DAY, person);
    const move = (status: 'resolved' | 'abandoned', revision = 1) =>
      db.transaction().execute((trx) => updateCase(trx, id, revision, { status, closed_on: DAY }));
    const done = await Promise.all([move('resolved'), move('abandoned')]);
    expect(done.filter(Boolean)).toHaveLength(1);
    const status = done[0] ? 'resolved' : 'abandoned';
    expect(await findCase(db, HERE, id)).toMatchObject({ status, revision: 2, closed_on: DAY });
    expect(await move('abandoned', 1)).toBe(false);
    expect(await move('abandoned', 2)).toBe(true);
    expect(await findCase(db, HERE, other)).toMatchObject({ status: 'open', revision: 1 });
  });

  it('never waits without saying on whom', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const id = await world.addCase('here', DAY, await world.addCitizen());
    const wait = db.transaction().execute((trx) => updateCase(trx, id, 1, { status: 'waiting' }));
    await expect(wait).rejects.toThrow();
    expect(await findCase(db, HERE, id)).toMatchObject({ status: 'open', revision: 1 });
  });

  it('tells its story in order, to who may read it', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const person = await world.addCitizen();
    const [id, other] = [await world.addCase('here', DAY, person), await world.addCase('here', DAY, person)];
    const tell = (case_id: string, event: string, at: string, staff_id: string) =>
      db.transaction().execute((trx) =>
        insertCaseEvent(trx, {
          id: event,
          case_id,
          at,
          day: at.slice(0, 10),
          staff_id,
          kind: 'resumed',
          waiting_on: null,
          due_on: null,
          next_step_sealed: null,
        }),
      );
    await tell(id, 'event-2', '2026-03-02T10:00:00.000Z', 'bruno');
    await tell(id, 'event-3', '2026-03-02T10:00:00.000Z', 'anna');
    await tell(id, 'event-9', '2026-03-01T10:00:00.000Z', 'anna');
    await tell(other, 'event-0', '2026-03-01T10:00:00.000Z', 'anna');
    const story = async (scope: Scope) =>
      (await listCaseEvents(db, scope, id)).map((event) => [event.id, event.staff_name]);
    expect(await story(HERE)).toEqual([
      ['event-9', 'anna'],
      ['event-2', 'bruno'],
      ['event-3', 'anna'],
    ]);
    expect(await story(THERE)).toEqual([]);
    expect(await story(NOWHERE)).toEqual([]);
  });
});
