import { expect, it } from 'vitest';
import { mergeCitizens, undoMerge } from '../../db/queries/citizen-merges.ts';
import {
  closeDataRequest,
  findDataRequest,
  insertDataRequest,
  listDataRequests,
  listDataRequestsOfPerson,
} from '../../db/queries/data-requests.ts';
import { NETWORK } from '../../db/scope.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const HERE = { kind: 'sites', siteIds: ['here'] } as const;
const THERE = { kind: 'sites', siteIds: ['there'] } as const;

describeOnBothEngines('data requests', (fresh) => {
  async function openWorld() {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const maria = await world.addCitizen();
    const peer = await world.addCitizen();
    const ask = (id: string, due_on: string, site_id = 'here') =>
      db.transaction().execute((trx) =>
        insertDataRequest(trx, {
          id,
          kind: 'access',
          citizen_id: maria.id,
          person_no: maria.person_no,
          site_id,
          received_on: '2026-03-01',
          received_by: 'anna',
          due_on,
          state: 'open',
          refusal: null,
          closed_on: null,
          closed_by: null,
        }),
      );
    return { db, maria, peer, ask };
  }

  it('are numbered in order and listed where they were made: open ones by their last day, then the latest', async () => {
    const { db, maria, ask } = await openWorld();
    expect([(await ask('a', '2026-04-03')).no, (await ask('b', '2026-04-01')).no]).toEqual([1, 2]);
    await ask('c', '2026-04-02', 'there');
    const answer = { state: 'done', refusal: null, closed_on: '2026-03-09', closed_by: 'bruno' } as const;
    const close = (id: string) => db.transaction().execute((trx) => closeDataRequest(trx, id, answer));
    expect(await close('b')).toBe(true);
    // Answered once is answered.
    expect(await close('b')).toBe(false);
    const ids = async (scope: Parameters<typeof listDataRequests>[1]) =>
      (await listDataRequests(db, scope)).map(({ id }) => id);
    expect(await ids(NETWORK)).toEqual(['c', 'a', 'b']);
    expect(await ids(HERE)).toEqual(['a', 'b']);
    expect(await ids({ kind: 'sites', siteIds: [] })).toEqual([]);
    expect(await findDataRequest(db, THERE, 'a')).toBeUndefined();
    expect(await findDataRequest(db, HERE, 'b')).toMatchObject({ state: 'done', site_name: 'Punto here' });
    expect((await listDataRequestsOfPerson(db, maria.person_no)).map(({ no }) => no)).toEqual([3, 2, 1]);
  });

  it('follow the person into a merge, and out of it again', async () => {
    const { db, maria, peer: other, ask } = await openWorld();
    await ask('a', '2026-04-03');
    const signed = { staffId: 'anna', at: '2026-03-02T10:00:00.000Z' };
    const merge = { id: 'merge', from: maria, into: other };
    await db.transaction().execute((trx) => mergeCitizens(trx, merge, signed));
    expect((await listDataRequestsOfPerson(db, other.person_no)).map(({ id }) => id)).toEqual(['a']);
    await db.transaction().execute((trx) => undoMerge(trx, 'merge', signed));
    expect(await listDataRequestsOfPerson(db, other.person_no)).toEqual([]);
    expect((await listDataRequestsOfPerson(db, maria.person_no)).map(({ id }) => id)).toEqual(['a']);
  });
});
