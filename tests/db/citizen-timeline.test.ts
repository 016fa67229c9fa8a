import { expect, it } from 'vitest';
import {
  countElsewhere,
  listCasesOfPerson,
  listSessionsOfPerson,
} from '../../db/queries/citizen-timeline.ts';
import { NETWORK, type Scope } from '../../db/scope.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const HERE: Scope = { kind: 'sites', siteIds: ['here'] };
const NOWHERE: Scope = { kind: 'sites', siteIds: [] };

describeOnBothEngines("a person's story", (fresh) => {
  it('tells the sessions in scope, latest first, and only counts the others', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const [a, b] = [await world.addCitizen(), await world.addCitizen()];
    const early = await world.addSession({ site: 'here', day: '2026-01-10', start: '09:00' }, [a]);
    const late = await world.addSession({ site: 'here', day: '2026-01-10', start: '11:30' }, [a, b, null]);
    const last = await world.addSession({ site: 'here', day: '2026-02-01' }, [a]);
    await world.addSession({ site: 'there', day: '2026-02-02' }, [a]);
    await world.addSession({ site: 'here', day: '2026-02-03' }, [b]);
    const told = async (scope: Scope, limit: number) =>
      (await listSessionsOfPerson(db, scope, a.no, limit)).map((session) => session.id);
    expect(await told(HERE, 50)).toEqual([last, late, early]);
    expect(await told(HERE, 2)).toEqual([last, late]);
    expect(await told(NETWORK, 50)).toHaveLength(4);
    expect(await told(NOWHERE, 50)).toEqual([]);
    expect(await listSessionsOfPerson(db, HERE, a.no, 1)).toEqual([
      {
        id: last,
        day: '2026-02-01',
        start_time: '09:00',
        minutes: 30,
        channel: 'in_presence',
        outcome: 'resolved',
        case_id: null,
        site_name: 'Punto here',
        facilitator_name: 'anna',
      },
    ]);
    expect(await countElsewhere(db, HERE, a.no)).toEqual({ sessions: 1, cases: 0, responses: 0 });
    expect(await countElsewhere(db, NOWHERE, a.no)).toEqual({ sessions: 4, cases: 0, responses: 0 });
    expect(await countElsewhere(db, NETWORK, a.no)).toEqual({ sessions: 0, cases: 0, responses: 0 });
  });

  it('leaves deleted sessions and discarded questionnaires out', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const person = await world.addCitizen();
    for (const site of ['here', 'there']) {
      const id = await world.addSession({ site, day: '2026-01-10' }, [person]);
      await db
        .updateTable('session')
        .set({ deleted_at: '2026-01-11T00:00:00Z' })
        .where('id', '=', id)
        .execute();
      await db.updateTable('attendance').set({ counts: 0 }).where('session_id', '=', id).execute();
    }
    await world.addResponse('there', '2026-01-10', person);
    await db.updateTable('response').set({ status: 'discarded' }).execute();
    expect(await listSessionsOfPerson(db, NETWORK, person.no, 50)).toEqual([]);
    expect(await countElsewhere(db, HERE, person.no)).toEqual({ sessions: 0, cases: 0, responses: 0 });
  });

  it('has one session for a person whose two records were in the same group', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const [a, b] = [await world.addCitizen(), await world.addCitizen()];
    const group = await world.addSession({ site: 'here', day: '2026-01-10' }, [a, b]);
    await db.updateTable('attendance').set({ person_no: a.no }).execute();
    expect((await listSessionsOfPerson(db, HERE, a.no, 50)).map((session) => session.id)).toEqual([group]);
    expect(await countElsewhere(db, NOWHERE, a.no)).toMatchObject({ sessions: 1 });
  });

  it('tells the cases in scope and counts cases and questionnaires elsewhere', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const person = await world.addCitizen();
    const first = await world.addCase('here', '2026-01-10', person);
    const second = await world.addCase('here', '2026-02-10', person);
    await world.addCase('there', '2026-03-10', person);
    await world.addResponse('there', '2026-03-10', person);
    const cases = await listCasesOfPerson(db, HERE, person.no, 50);
    expect(cases.map((row) => [row.id, row.site_name])).toEqual([
      [second, 'Punto here'],
      [first, 'Punto here'],
    ]);
    expect(await listCasesOfPerson(db, HERE, person.no, 1)).toHaveLength(1);
    expect(await countElsewhere(db, HERE, person.no)).toEqual({ sessions: 0, cases: 1, responses: 1 });
  });
});
