import { expect, it } from 'vitest';
import { isUniqueViolation } from '../../db/engines/differences.ts';
import type { Db } from '../../db/index.ts';
import { mergeCitizens } from '../../db/queries/citizen-merges.ts';
import {
  type CitizenReader,
  findCitizen,
  findCitizenByCode,
  findCitizenByNo,
  insertCitizens,
  insertCodeInHand,
  listCitizens,
  listCitizensByCode,
  lockCitizen,
  lockCitizens,
  updateCitizenCode,
  updateCitizenProfile,
} from '../../db/queries/citizens.ts';
import { listRecentCitizens } from '../../db/queries/recent-citizens.ts';
import { NETWORK } from '../../db/scope.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const TODAY = '2026-03-02';
const NOW = '2026-03-02T09:00:00Z';

function readerAt(...siteIds: string[]): CitizenReader {
  return { scope: { kind: 'sites', siteIds }, staffId: 'bruno', today: TODAY };
}

async function mergeRecords(db: Db, from: { id: string; no: number }, into: { id: string; no: number }) {
  const merge = { id: `merge-${from.id}`, from, into };
  await db.transaction().execute((trx) => mergeCitizens(trx, merge, { staffId: 'anna', at: NOW }));
}

describeOnBothEngines('citizens', (fresh) => {
  it('get running numbers and count as themselves', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const people = [await world.addCitizen(), await world.addCitizen({ code_key: 'key' })];
    expect(people).toMatchObject([
      { no: 1, person_no: 1, code_kind: 'none', merged_into: null },
      { no: 2, person_no: 2, code_kind: 'fiscal' },
    ]);
    const [, second] = people;
    if (!second) throw new Error('two people');
    const { no, person_no, merged_into, first_attendance_id, erased_on, ...more } = second;
    const group = ['three', 'four'].map((key) => ({ ...more, id: key, code_key: key }));
    expect(await db.transaction().execute((trx) => insertCitizens(trx, group))).toEqual([3, 4]);
    expect(await listCitizensByCode(db, ['four', 'unknown', 'key'])).toEqual(
      expect.arrayContaining([
        { id: 'four', person_no: 4, coded: 'four' },
        { id: second.id, person_no: 2, coded: 'key' },
      ]),
    );
    expect((await world.addCitizen()).no).toBe(5);
  });

  it('are seen where they were met: session, case or questionnaire', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const met = [await world.addCitizen(), await world.addCitizen(), await world.addCitizen()];
    const [a, b, c] = met;
    if (!a || !b || !c) throw new Error('three people');
    const stranger = await world.addCitizen();
    await world.addSession({ site: 'here', day: '2026-01-10' }, [a]);
    await world.addCase('here', '2026-01-10', b);
    await world.addResponse('here', '2026-01-10', c);
    const ids = [...met, stranger].map((person) => person.id);
    const seen = async (reader: CitizenReader) =>
      (await listCitizens(db, reader, ids)).map((row) => row.id).sort();
    expect(await seen(readerAt('here'))).toEqual(met.map((person) => person.id).sort());
    expect(await seen(readerAt('there'))).toEqual([]);
    expect(await seen(readerAt())).toEqual([]);
    expect(await seen({ ...readerAt(), scope: NETWORK })).toHaveLength(4);
    expect(await listCitizens(db, readerAt('here'), [])).toEqual([]);
    expect(await findCitizen(db, readerAt('here'), stranger.id)).toBeUndefined();
    expect(await findCitizenByNo(db, readerAt('here'), a.no)).toMatchObject({ id: a.id });
    expect(await findCitizenByNo(db, readerAt('there'), a.no)).toBeUndefined();
  });

  it('are no longer seen when the only session is deleted', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const person = await world.addCitizen();
    await world.addSession({ site: 'here', day: '2026-01-10' }, [person]);
    await db.updateTable('attendance').set({ counts: 0 }).execute();
    expect(await findCitizen(db, readerAt('here'), person.id)).toBeUndefined();
  });

  it('are open for one day to who has the code in hand', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const person = await world.addCitizen({ code_key: 'key' });
    const held = { citizen_id: person.id, staff_id: 'bruno', day: TODAY };
    await insertCodeInHand(db, held);
    await insertCodeInHand(db, held);
    const reader = readerAt('there');
    expect(await findCitizen(db, reader, person.id)).toMatchObject({ id: person.id });
    expect(await findCitizen(db, { ...reader, today: '2026-03-03' }, person.id)).toBeUndefined();
    expect(await findCitizen(db, { ...reader, staffId: 'anna' }, person.id)).toBeUndefined();
  });

  it('are found by any code of their records, and seen through any of them', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const old = await world.addCitizen({ code_key: 'old' });
    const kept = await world.addCitizen({ code_key: 'new' });
    await world.addSession({ site: 'here', day: '2026-01-10' }, [old]);
    await mergeRecords(db, old, kept);
    expect(await findCitizenByCode(db, ['none', 'old'])).toMatchObject({ id: kept.id });
    expect(await findCitizenByCode(db, ['new', 'none'])).toMatchObject({ id: kept.id });
    expect(await findCitizenByCode(db, ['other'])).toBeUndefined();
    expect(await findCitizen(db, readerAt('here'), kept.id)).toMatchObject({ id: kept.id });
    expect(await findCitizen(db, readerAt('here'), old.id)).toMatchObject({ person_no: kept.no });
    expect(await findCitizenByNo(db, readerAt('here'), old.no)).toBeUndefined();
    const held = { citizen_id: kept.id, staff_id: 'bruno', day: TODAY };
    await insertCodeInHand(db, held);
    expect(await listCitizens(db, readerAt('there'), [old.id, kept.id])).toHaveLength(2);
  });

  it('get a code once, and no two records the same', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const [a, b] = [await world.addCitizen(), await world.addCitizen()];
    const give = (id: string, code_key: string) =>
      db
        .transaction()
        .execute((trx) =>
          updateCitizenCode(
            trx,
            id,
            { code_key, code_kind: 'fiscal', identity_sealed: 'coded', gender: 'A' },
            NOW,
          ),
        );
    expect(await give(a.id, 'key-a')).toBe(true);
    expect(await give(a.id, 'key-c')).toBe(false);
    const refused = await give(b.id, 'key-a').catch((error: unknown) => error);
    expect(isUniqueViolation(refused)).toBe(true);
    const row = await db.selectFrom('citizen').selectAll().where('id', '=', a.id).executeTakeFirst();
    expect(row).toMatchObject({ code_key: 'key-a', code_kind: 'fiscal', gender: 'A', updated_at: NOW });
  });

  it('keep what a change leaves out, and are read as they are when locked, until they are erased', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const person = await world.addCitizen();
    await db.transaction().execute(async (trx) => {
      await updateCitizenProfile(trx, person.id, { education: 'C', language: 'ro' }, NOW);
      await updateCitizenProfile(trx, person.id, { education: null }, NOW);
      expect(await lockCitizen(trx, person.id)).toMatchObject({
        education: null,
        language: 'ro',
        no: person.no,
      });
      expect(await lockCitizen(trx, 'nobody')).toBeUndefined();
      await trx.updateTable('citizen').set({ erased_on: '2026-02-01' }).where('id', '=', person.id).execute();
      expect(await lockCitizen(trx, person.id)).toBeUndefined();
      await updateCitizenProfile(trx, person.id, { language: 'uk' }, NOW);
      expect((await lockCitizens(trx, [person.id])).map(({ language }) => language)).toEqual(['ro']);
    });
  });

  it('are listed by their last visit to a site, once each', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const [a, b, c] = [await world.addCitizen(), await world.addCitizen(), await world.addCitizen()];
    await world.addSession({ site: 'here', day: '2026-02-20' }, [a]);
    await world.addSession({ site: 'here', day: '2026-02-21' }, [b]);
    await world.addSession({ site: 'here', day: '2026-02-22' }, [a, c]);
    await world.addSession({ site: 'there', day: '2026-02-23' }, [c]);
    const recent = async (siteId: string, since: string, limit: number) =>
      (await listRecentCitizens(db, readerAt('here').scope, siteId, since, limit)).map((row) => row.id);
    // Of those who came together the newest card, on both engines.
    expect(await recent('here', '2026-02-16', 20)).toEqual([c.id, a.id, b.id]);
    expect(await recent('here', '2026-02-16', 1)).toEqual([c.id]);
    expect(await recent('here', '2026-02-22', 20)).toEqual([c.id, a.id]);
    expect(await recent('there', '2026-02-16', 20)).toEqual([]);
  });
});
