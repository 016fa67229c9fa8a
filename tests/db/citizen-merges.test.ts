import { expect, it } from 'vitest';
import { openFigures } from '../../app/figures/figures.server.ts';
import type { Db } from '../../db/index.ts';
import {
  countPerson,
  countTogether,
  findMerge,
  listMergedRecords,
  mergeCitizens,
  undoMerge,
} from '../../db/queries/citizen-merges.ts';
import type { CitizenReader, CitizenRow } from '../../db/queries/citizens.ts';
import { touchFigureCells } from '../../db/queries/figures.ts';
import { updateFirstAttendances } from '../../db/queries/first-attendances.ts';
import { updateBaselines } from '../../db/queries/responses.ts';
import { NETWORK } from '../../db/scope.ts';
import { countByHand } from '../support/count-by-hand.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openFiguresWorld, seededRandom } from '../support/figures-world.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const YEAR = { from: '2025-01-01', to: '2025-12-31' };
const SIGNED = { staffId: 'anna', at: '2026-01-02T10:00:00Z' };
const EVERYBODY: CitizenReader = { scope: NETWORK, staffId: 'anna', today: '2026-01-02' };

type Person = Pick<CitizenRow, 'id' | 'no'>;

let merges = 0;

async function merge(db: Db, from: Person, into: Person, staffId = 'anna'): Promise<string | null> {
  merges += 1;
  const id = `merge-${String(merges).padStart(4, '0')}`;
  return db.transaction().execute(async (trx) => {
    const cells = await mergeCitizens(trx, { id, from, into }, { ...SIGNED, staffId });
    if (cells) await touchFigureCells(trx, cells);
    return cells && id;
  });
}

async function undo(db: Db, id: string, staffId = 'anna'): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const cells = await undoMerge(trx, id, { ...SIGNED, staffId });
    if (cells) await touchFigureCells(trx, cells);
    return cells !== null;
  });
}

/** Everything that a merge may change, row by row. */
async function dump(db: Db) {
  const rows = [];
  for (const table of ['citizen', 'attendance', 'citizen_case', 'response', 'session'] as const) {
    rows.push(await db.selectFrom(table).selectAll().orderBy('id').execute());
  }
  return rows;
}

/** Marks first attendances and baselines as the writers of sessions and questionnaires do. */
async function settle(db: Db): Promise<void> {
  const people = await db.selectFrom('citizen').select('no').where('merged_into', 'is', null).execute();
  const numbers = people.map((person) => person.no);
  await db.transaction().execute(async (trx) => {
    await updateFirstAttendances(trx, numbers);
    await updateBaselines(trx, numbers);
    const all = await trx.selectFrom('attendance').select(['site_id as siteId', 'day']).execute();
    const answered = await trx.selectFrom('response').select(['site_id as siteId', 'day']).execute();
    await touchFigureCells(
      trx,
      [...all, ...answered].map(({ siteId, day }) => ({ siteId, month: day.slice(0, 7) })),
    );
  });
}

describeOnBothEngines('merging two records of one person', (fresh) => {
  it('counts both as one person from then on and backwards, and as two again once taken back', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const a = await world.addCitizen({ code_key: 'key-a' });
    const b = await world.addCitizen();
    await world.addSession({ site: 'here', day: '2025-02-03' }, [a]);
    await world.addSession({ site: 'there', day: '2025-01-20' }, [b]);
    await world.addSession({ site: 'here', day: '2025-03-10' }, [b, null]);
    await world.addCase('there', '2025-01-20', b);
    await world.addResponse('here', '2025-02-03', a);
    await world.addResponse('there', '2025-01-20', b);
    await settle(db);
    const before = await dump(db);
    const figures = openFigures(db);
    const counted = async () => {
      const { total } = await figures.participation(NETWORK, YEAR);
      const { n } = await figures.baselines(NETWORK, YEAR);
      return { accesses: total.accesses, uniques: total.uniques, new: total.new, baselines: n };
    };
    expect(await counted()).toEqual({ accesses: 4, uniques: 2, new: 2, baselines: 2 });

    const id = await merge(db, b, a);
    expect(await counted()).toEqual({ accesses: 4, uniques: 1, new: 1, baselines: 1 });
    expect(await countPerson(db, EVERYBODY, a.no)).toEqual({
      accesses: 3,
      firstDay: '2025-01-20',
      lastDay: '2025-03-10',
      cases: 1,
      responses: 2,
      fiscalCodes: 1,
    });
    expect(await figures.participation(NETWORK, { ...YEAR, siteIds: ['here'] })).toMatchObject({
      total: { uniques: 1, new: 0 },
    });

    expect(id && (await undo(db, id))).toBe(true);
    expect(await counted()).toEqual({ accesses: 4, uniques: 2, new: 2, baselines: 2 });
    expect(await dump(db)).toEqual(before);
  });

  it('follows a chain, and gives a record back with those merged into it before', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const [a, b, c] = [await world.addCitizen(), await world.addCitizen(), await world.addCitizen()];
    for (const [index, person] of [a, b, c].entries()) {
      await world.addSession({ site: 'here', day: `2025-04-0${index + 1}` }, [person]);
    }
    await settle(db);
    const apart = await dump(db);
    const first = await merge(db, a, b);
    const two = await dump(db);
    const second = await merge(db, b, c);
    const numbers = async () =>
      (await db.selectFrom('attendance').select('person_no').orderBy('day').execute()).map(
        (row) => row.person_no,
      );
    expect(await numbers()).toEqual([c.no, c.no, c.no]);
    expect((await listMergedRecords(db, EVERYBODY, c.no)).map((record) => record.id).sort()).toEqual([
      a.id,
      b.id,
    ]);

    expect(second && (await undo(db, second))).toBe(true);
    expect(await numbers()).toEqual([b.no, b.no, c.no]);
    expect(await dump(db)).toEqual(two);

    // The other way round: the inner merge is taken back while the outer one stands.
    const again = await merge(db, b, c);
    expect(first && (await undo(db, first))).toBe(true);
    expect(await numbers()).toEqual([a.no, c.no, c.no]);
    expect(again && (await undo(db, again))).toBe(true);
    expect(await dump(db)).toEqual(apart);
  });

  it('leaves with the survivor what was recorded since', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const [a, b] = [await world.addCitizen(), await world.addCitizen()];
    await world.addSession({ site: 'here', day: '2025-05-01' }, [a]);
    await settle(db);
    const id = await merge(db, a, b);
    await world.addSession({ site: 'here', day: '2025-06-01' }, [b]);
    await settle(db);
    expect(id && (await undo(db, id))).toBe(true);
    const rows = await db
      .selectFrom('attendance')
      .select(['citizen_id', 'person_no'])
      .orderBy('day')
      .execute();
    expect(rows).toEqual([
      { citizen_id: a.id, person_no: a.no },
      { citizen_id: b.id, person_no: b.no },
    ]);
    const firsts = await db.selectFrom('citizen').select('first_attendance_id').execute();
    expect(firsts.every((row) => row.first_attendance_id !== null)).toBe(true);
  });

  it('changes nothing when a record was merged meanwhile, or the merge was taken back', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const [a, b, c] = [await world.addCitizen(), await world.addCitizen(), await world.addCitizen()];
    const id = await merge(db, a, b);
    const merged = await dump(db);
    expect(await merge(db, a, c)).toBeNull();
    expect(await merge(db, c, a)).toBeNull();
    expect(await dump(db)).toEqual(merged);
    expect(id && (await undo(db, id))).toBe(true);
    expect(id && (await undo(db, id))).toBe(false);
    expect(await undo(db, 'no-such-merge')).toBe(false);
    expect(await db.selectFrom('citizen_merge').selectAll().execute()).toHaveLength(1);
    expect(id && (await findMerge(db, EVERYBODY, id))?.undone_at).toEqual(expect.any(String));
  });

  it('lets one of two opposite merges win, whoever is first', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = [await world.addCitizen(), await world.addCitizen()];
      await world.addSession({ site: 'here', day: '2025-05-01' }, [a, b]);
      await settle(db);
      const before = await dump(db);
      const done = await Promise.all([merge(db, a, b), merge(db, b, a, 'bruno')]);
      const [id, ...more] = done.filter((one) => one !== null);
      expect(more).toEqual([]);
      const taken = id ? await Promise.all([undo(db, id), undo(db, id, 'bruno')]) : [];
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect(await dump(db)).toEqual(before);
    }
  });

  it('keeps every figure right through random merges, and gives every row back', async () => {
    for (const seed of [11, 12]) {
      const db = await fresh();
      const random = seededRandom(seed);
      const world = await openFiguresWorld(db, random);
      for (let n = 0; n < 12; n += 1) await world.addCitizen();
      for (let n = 0; n < 25; n += 1) await world.addSession();
      for (let n = 0; n < 12; n += 1) await world.addResponse();
      const figures = openFigures(db);
      const sameAsByHand = async () => {
        const truth = await countByHand(db, { ...YEAR, siteIds: world.siteIds });
        const { total, by } = await figures.participation(NETWORK, { ...YEAR, by: ['site'] });
        const { n } = await figures.baselines(NETWORK, YEAR);
        expect({ total, bySite: by.site, n }).toEqual({
          total: truth.participation.total,
          bySite: truth.participation.by.site,
          n: truth.baselines.n,
        });
      };
      await sameAsByHand();
      const before = await dump(db);
      const done: string[] = [];
      for (let n = 0; n < 8; n += 1) {
        const alive = await db
          .selectFrom('citizen')
          .select(['id', 'no'])
          .where('merged_into', 'is', null)
          .orderBy('id')
          .execute();
        const from = world.pick(alive);
        const id = await merge(db, from, world.pick(alive.filter((one) => one !== from)), 'staff');
        if (id) done.push(id);
        await sameAsByHand();
      }
      while (done.length > 0) {
        const [id = ''] = done.splice(world.upTo(done.length), 1);
        expect(await undo(db, id, 'staff')).toBe(true);
        await sameAsByHand();
      }
      expect(await dump(db)).toEqual(before);
    }
  });

  it('counts the sessions two people were at together, those that count', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const [a, b, c] = [await world.addCitizen(), await world.addCitizen(), await world.addCitizen()];
    await world.addSession({ site: 'here', day: '2025-02-03' }, [a, b, c, null]);
    await world.addSession({ site: 'there', day: '2025-02-04' }, [b, a]);
    await world.addSession({ site: 'here', day: '2025-02-05' }, [a]);
    const deleted = await world.addSession({ site: 'here', day: '2025-02-06' }, [a, b]);
    await db.updateTable('attendance').set({ counts: 0 }).where('session_id', '=', deleted).execute();
    const together = (one: Person, other: Person, reader = EVERYBODY) =>
      countTogether(db, reader, one.no, other.no);
    expect([await together(a, b), await together(b, a), await together(a, c)]).toEqual([2, 2, 1]);
    // A third record of `b`, merged before, brings its visits.
    await merge(db, c, b);
    expect(await together(a, b)).toBe(2);
    const stranger = { ...EVERYBODY, scope: { kind: 'sites', siteIds: [] } } as const;
    expect(await together(a, b, stranger)).toBe(0);
  });

  it('shows merges and counts only to who may see the person', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const [a, b] = [await world.addCitizen(), await world.addCitizen()];
    await world.addSession({ site: 'there', day: '2025-05-01' }, [a]);
    const id = (await merge(db, a, b)) ?? '';
    const reader = (site: string): CitizenReader => ({
      scope: { kind: 'sites', siteIds: [site] },
      staffId: 'bruno',
      today: '2026-01-02',
    });
    expect(await findMerge(db, reader('there'), id)).toMatchObject({ from_id: a.id, into_id: b.id });
    expect(await listMergedRecords(db, reader('there'), b.no)).toHaveLength(1);
    expect(await countPerson(db, reader('there'), b.no)).toMatchObject({ accesses: 1 });
    expect(await findMerge(db, reader('here'), id)).toBeUndefined();
    expect(await listMergedRecords(db, reader('here'), b.no)).toEqual([]);
    expect(await countPerson(db, reader('here'), b.no)).toBeUndefined();
    // Apart again, whoever may see one of the two may see that they are.
    expect(await undo(db, id)).toBe(true);
    await world.addSession({ site: 'here', day: '2025-05-02' }, [b]);
    expect(await findMerge(db, reader('there'), id)).toMatchObject({ undone_at: SIGNED.at });
    expect(await findMerge(db, reader('here'), id)).toMatchObject({ undone_at: SIGNED.at });
  });
});
