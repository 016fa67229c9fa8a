import { expect, it } from 'vitest';
import {
  countCasesByMonth,
  countCasesBySite,
  findCaseVersion,
  listResolvedSpans,
} from '../../db/queries/case-figures.ts';
import { updateCase } from '../../db/queries/cases.ts';
import { NETWORK } from '../../db/scope.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

describeOnBothEngines('figures of cases', (fresh) => {
  it('are of the days they were opened and closed, and of now where they wait', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const person = await world.addCitizen();
    await world.addCase('here', '2026-02-01', person, { status: 'resolved', closed_on: '2026-02-28' });
    await world.addCase('here', '2026-01-31', person, { status: 'resolved', closed_on: '2026-03-01' });
    await world.addCase('here', '2026-01-31', person, { status: 'resolved', closed_on: '2026-02-01' });
    await world.addCase('here', '2026-02-28', person, { status: 'abandoned', closed_on: '2026-02-28' });
    await world.addCase('here', '2020-01-01', person, { status: 'waiting', waiting_on: 'provider' });
    await world.addCase('there', '2026-03-01', person);
    const [from, to] = ['2026-02-01', '2026-02-28'];

    const here = { site_id: 'here', opened: 2, resolved: 2, abandoned: 1, waiting: 1 };
    const there = { site_id: 'there', opened: 0, resolved: 0, abandoned: 0, waiting: 0 };
    expect(await countCasesBySite(db, NETWORK, from, to)).toEqual([here, there]);
    expect(await countCasesBySite(db, { kind: 'sites', siteIds: ['there'] }, from, to)).toEqual([there]);
    expect(await countCasesBySite(db, { kind: 'sites', siteIds: [] }, from, to)).toEqual([]);

    const all = await countCasesByMonth(db, NETWORK);
    expect(all).toHaveLength(6);
    expect(all.filter(({ closed }) => closed === '2026-02')).toEqual([
      { site_id: 'here', status: 'abandoned', opened: '2026-02', closed: '2026-02', n: 1 },
      { site_id: 'here', status: 'resolved', opened: '2026-01', closed: '2026-02', n: 1 },
      { site_id: 'here', status: 'resolved', opened: '2026-02', closed: '2026-02', n: 1 },
    ]);
    expect(await countCasesByMonth(db, { kind: 'sites', siteIds: ['there'] })).toEqual([
      { site_id: 'there', status: 'open', opened: '2026-03', closed: null, n: 1 },
    ]);

    const spans = await listResolvedSpans(db, NETWORK, from, to);
    expect(spans.toSorted((a, b) => (a.opened_on < b.opened_on ? -1 : 1))).toEqual([
      { site_id: 'here', opened_on: '2026-01-31', closed_on: '2026-02-01', cases: 1 },
      { site_id: 'here', opened_on: '2026-02-01', closed_on: '2026-02-28', cases: 1 },
    ]);
    expect(await listResolvedSpans(db, { kind: 'sites', siteIds: ['there'] }, from, to)).toEqual([]);
  });

  it('have another version with every case that is opened or changed', async () => {
    const db = await fresh();
    expect(await findCaseVersion(db)).toEqual({ cases: 0, revisions: 0 });
    const world = await openPeopleWorld(db);
    const id = await world.addCase('here', '2026-02-01', await world.addCitizen());
    expect(await findCaseVersion(db)).toEqual({ cases: 1, revisions: 1 });
    await db.transaction().execute((trx) => updateCase(trx, id, 1, { status: 'abandoned' }));
    expect(await findCaseVersion(db)).toEqual({ cases: 1, revisions: 2 });
  });
});
