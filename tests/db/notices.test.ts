import { expect, it } from 'vitest';
import {
  findNotice,
  findNoticeReading,
  insertFirstNotice,
  insertNotice,
  insertNoticeReading,
  listNotices,
} from '../../db/queries/notices.ts';
import { loadPrivacyDefaults } from '../../db/reference/load-privacy.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const TEXT = { text_it: 'Chi siamo.', text_en: 'Who we are.', written_at: '2026-03-01T10:00:00.000Z' };

describeOnBothEngines('notices', (fresh) => {
  async function openWorld() {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    await loadPrivacyDefaults(db, true, new Date('2026-01-31T23:30:00Z'));
    const publish = (valid_from: string) =>
      db.transaction().execute((trx) => insertNotice(trx, { ...TEXT, valid_from, written_by: 'anna' }));
    return { db, world, publish };
  }

  it('begin with a text of both languages, from the civil day on; the latest that has begun holds', async () => {
    const { db, publish } = await openWorld();
    expect(await findNotice(db, '2026-01-31')).toBeUndefined();
    const first = await findNotice(db, '2026-02-01');
    expect(first).toMatchObject({ version: 1, written_by: null });
    expect(first?.text_it.split('\n\n')).toHaveLength(first?.text_en.split('\n\n').length ?? 0);
    expect(await publish('2026-04-01')).toBe(2);
    expect(await publish('2026-03-01')).toBe(3);
    expect((await findNotice(db, '2026-02-28'))?.version).toBe(1);
    expect((await findNotice(db, '2026-03-31'))?.version).toBe(3);
    expect((await findNotice(db, '2026-04-01'))?.version).toBe(2);
    // A second start adds nothing.
    await insertFirstNotice(db, { ...TEXT, valid_from: '2026-01-01', written_by: null });
    await loadPrivacyDefaults(db, true);
    expect((await listNotices(db)).map(({ version, written_by_name }) => [version, written_by_name])).toEqual(
      [
        [3, 'anna'],
        [2, 'anna'],
        [1, null],
      ],
    );
  });

  it('are read by a person once each, whichever of their records it was noted on', async () => {
    const { db, world, publish } = await openWorld();
    const person = await world.addCitizen();
    const duplicate = await world.addCitizen();
    await publish('2026-03-01');
    await db
      .updateTable('citizen')
      .set({ person_no: person.person_no, merged_into: person.id })
      .where('id', '=', duplicate.id)
      .execute();
    const note = (citizen_id: string, version: number, day: string) =>
      db
        .transaction()
        .execute((trx) =>
          insertNoticeReading(trx, { citizen_id, version, day, staff_id: 'anna', site_id: 'here' }),
        );
    expect(await findNoticeReading(db, person.person_no)).toBeUndefined();
    // No text that is to come, and none there never was.
    expect([await note(person.id, 2, '2026-02-20'), await note(person.id, 9, '2026-03-02')]).toEqual([
      false,
      false,
    ]);
    expect([await note(duplicate.id, 1, '2026-02-20'), await note(duplicate.id, 1, '2026-02-21')]).toEqual([
      true,
      false,
    ]);
    expect(await findNoticeReading(db, person.person_no)).toEqual({ version: 1, day: '2026-02-20' });
    expect(await note(person.id, 2, '2026-03-05')).toBe(true);
    expect(await findNoticeReading(db, person.person_no)).toEqual({ version: 2, day: '2026-03-05' });
  });
});
