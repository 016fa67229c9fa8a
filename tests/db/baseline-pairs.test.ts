import { expect, it } from 'vitest';
import { readPairedChange } from '../../app/baselines/read-paired-change.server.ts';
import type { Db } from '../../db/index.ts';
import { countBaselinesByMonth, listLaterAnswers } from '../../db/queries/baseline-pairs.ts';
import { figureCellOf, touchFigureCells } from '../../db/queries/figures.ts';
import type { ResponseTable } from '../../db/schema/response.ts';
import { NETWORK, type Scope } from '../../db/scope.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const HERE: Scope = { kind: 'sites', siteIds: ['here'] };
const THERE: Scope = { kind: 'sites', siteIds: ['there'] };
const NOWHERE: Scope = { kind: 'sites', siteIds: [] };

/** Complete answers of people, the first one a baseline. */
async function openWorld(db: Db) {
  const people = await openPeopleWorld(db);
  let serial = 0;
  const answer = async (
    person: { id: string; person_no: number },
    given: { site?: string; day: string; overall: ResponseTable['overall']; baseline?: boolean; il?: number },
  ) => {
    serial += 1;
    const activities = given.il ?? null;
    await db
      .insertInto('response')
      .values({
        id: `r-${String(serial).padStart(5, '0')}`,
        citizen_id: person.id,
        person_no: person.person_no,
        site_id: given.site ?? 'here',
        staff_id: 'anna',
        session_id: null,
        instrument: 'dsi-2',
        version: 1,
        definition_hash: 'hash',
        language: 'it',
        way: 'desk',
        status: 'complete',
        is_baseline: given.baseline ? 1 : 0,
        answers: '{}',
        page: 0,
        day: given.day,
        started_at: `${given.day}T09:00:00Z`,
        completed_at: `${given.day}T09:10:00Z`,
        overall: given.overall,
        activities_il: activities,
        activities_cc: activities === null ? null : 0,
        activities_dcc: activities === null ? null : 0,
        activities_sf: activities === null ? null : 0,
        activities_ps: activities === null ? null : 0,
        revision: 1,
        updated_at: `${given.day}T09:10:00Z`,
      })
      .execute();
    await db
      .transaction()
      .execute((trx) => touchFigureCells(trx, [figureCellOf(given.site ?? 'here', given.day)]));
  };
  /** Somebody with a baseline in January and a follow-up in May. */
  const addPair = async (
    before: ResponseTable['overall'],
    after: ResponseTable['overall'],
    site = 'here',
  ) => {
    const person = await people.addCitizen();
    await answer(person, { site, day: '2026-01-10', overall: before, baseline: true, il: 1 });
    await answer(person, { site, day: '2026-05-10', overall: after, il: 2 });
  };
  return { people, answer, addPair };
}

describeOnBothEngines('baselines and what came later', (fresh) => {
  it('gives every later answer with its baseline, in order, of those first met inside the scope', async () => {
    const db = await fresh();
    const { people, answer } = await openWorld(db);
    const [one, two] = [await people.addCitizen(), await people.addCitizen()];
    await answer(one, { day: '2026-01-31', overall: 'N', baseline: true, il: 0 });
    await answer(one, { day: '2026-06-01', overall: 'B', il: 3 });
    await answer(one, { day: '2026-04-29', overall: 'LW' });
    await answer(two, { day: '2026-02-01', overall: 'NA', baseline: true });
    await answer(two, { site: 'there', day: '2026-07-01', overall: 'X' });

    const all = await listLaterAnswers(db, NETWORK, 'dsi-2', '2026-12-31');
    expect(all.map(({ person_no, day }) => [person_no, day])).toEqual([
      [one.person_no, '2026-04-29'],
      [one.person_no, '2026-06-01'],
      [two.person_no, '2026-07-01'],
    ]);
    expect(all[1]).toMatchObject({
      site_id: 'here',
      baseline_day: '2026-01-31',
      baseline_overall: 'N',
      overall: 'B',
      baseline_activities: { activities_il: 0, activities_ps: 0 },
      activities: { activities_il: 3 },
    });
    expect(all[0]?.activities.activities_il).toBeNull();
    // A pair belongs to the place of its baseline, wherever the later answer was given.
    expect(await listLaterAnswers(db, HERE, 'dsi-2', '2026-12-31')).toEqual(all);
    expect(await listLaterAnswers(db, THERE, 'dsi-2', '2026-12-31')).toEqual([]);
    expect(await listLaterAnswers(db, NETWORK, 'dsi-2', '2026-05-31')).toHaveLength(1);
    expect(await listLaterAnswers(db, NETWORK, 'needs', '2026-12-31')).toEqual([]);
    expect(await listLaterAnswers(db, NOWHERE, 'dsi-2', '2026-12-31')).toEqual([]);

    const january = { site_id: 'here', month: '2026-01', at_least_basic: 0, baselines: 1 };
    expect(await countBaselinesByMonth(db, NETWORK, 'dsi-2', '2026-01-31', '2026-01-31')).toEqual([january]);
    expect(await countBaselinesByMonth(db, HERE, 'dsi-2', '2026-01-01', '2026-02-01')).toEqual([
      january,
      { ...january, month: '2026-02' },
    ]);
    expect(await countBaselinesByMonth(db, NOWHERE, 'dsi-2', '2026-01-01', '2026-02-01')).toEqual([]);
  });

  it('tells the change of a place from the first follow-ups of three months and more', async () => {
    const db = await fresh();
    const { people, answer, addPair } = await openWorld(db);
    for (let count = 0; count < 6; count += 1) await addPair('N', 'B');
    for (let count = 0; count < 7; count += 1) await addPair('B', 'AB');
    for (let count = 0; count < 2; count += 1) await addPair('N', 'B', 'there');
    // Too early, and again when it counts: only the second is the follow-up.
    const eager = await people.addCitizen();
    await answer(eager, { day: '2026-01-31', overall: 'B', baseline: true, il: 1 });
    await answer(eager, { day: '2026-04-29', overall: 'X', il: 0 });
    await answer(eager, { day: '2026-04-30', overall: 'B', il: 1 });
    await answer(eager, { day: '2026-08-30', overall: 'X', il: 0 });
    for (let count = 0; count < 6; count += 1) {
      await answer(await people.addCitizen(), { day: '2026-02-01', overall: 'LM', baseline: true });
    }

    const asked = { today: '2026-06-15', exact: false };
    const site = { kind: 'site', id: 'here' } as const;
    const exact = await readPairedChange(db, HERE, site, { today: '2026-06-15', exact: true });
    expect(exact).toMatchObject({
      status: 'shown',
      until: '2026-06-15',
      pairs: 14,
      gained: 6,
      stayedAbove: 8,
      lost: 0,
      mcnemar: { p: 0.03125 },
      attrition: { due: 20, lost: 6 },
    });
    // Two pairs at the other site are too few, and this one would give them back.
    expect(await readPairedChange(db, NETWORK, { kind: 'site', id: 'there' }, asked)).toEqual({
      status: 'hidden',
    });
    const shown = [
      await readPairedChange(db, NETWORK, { kind: 'network' }, asked),
      await readPairedChange(db, NETWORK, site, asked),
    ].filter(({ status }) => status === 'shown');
    expect(shown).toHaveLength(1);
    // What was computed before gives way to new answers.
    await addPair('N', 'B');
    expect(await readPairedChange(db, HERE, site, { today: '2026-06-15', exact: true })).toMatchObject({
      gained: 7,
    });
    for (let count = 0; count < 20; count += 1) await addPair(count % 2 ? 'N' : 'B', 'B', 'there');
    expect(await readPairedChange(db, NETWORK, { kind: 'site', id: 'there' }, asked)).toMatchObject({
      status: 'shown',
      gained: 12,
    });
    expect(await readPairedChange(db, NETWORK, site, { ...asked, today: '2026-05-01' })).toMatchObject({
      status: 'hidden',
    });
    expect(await readPairedChange(db, NETWORK, site, { ...asked, today: '2026-04-15' })).toEqual({
      status: 'nobody',
    });
  });

  it('does not know places outside the scope', async () => {
    const db = await fresh();
    await openWorld(db);
    const asked = { today: '2026-06-15', exact: false };
    for (const place of [
      { kind: 'network' },
      { kind: 'site', id: 'there' },
      { kind: 'organisation', id: 'o-there' },
      { kind: 'organisation', id: 'no-such' },
    ] as const) {
      await expect(readPairedChange(db, HERE, place, asked)).rejects.toMatchObject({ status: 404 });
    }
  });
});
