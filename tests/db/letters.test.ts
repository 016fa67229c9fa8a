import { expect, it } from 'vitest';
import type { Db } from '../../db/index.ts';
import {
  claimLetter,
  deleteLetter,
  deleteLinkLettersOf,
  deleteOldLetters,
  findLastLetter,
  insertLetters,
  listDueLetters,
  listStaffWithLostLetter,
  updateLetterDelivered,
  updateLetterFailure,
  updateLetterGivenUp,
} from '../../db/queries/letters.ts';
import type { LetterTable } from '../../db/schema/letter.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 8, minute)).toISOString();

async function post(
  db: Db,
  id: string,
  staff_id: string | null = 'anna',
  minute = 0,
  purpose: LetterTable['purpose'] = 'invitation',
): Promise<void> {
  await insertLetters(db, [
    {
      id,
      purpose,
      staff_id,
      content_sealed: 'sealed',
      created_at: at(minute),
      useless_at: at(600),
      tries: 0,
      next_try_at: at(minute),
      delivered_at: null,
      given_up_at: null,
      failure: null,
    },
  ]);
}

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
const claim = (db: Db, id: string, tries: number) => claimLetter(db, { id, tries }, at(30));

describeOnBothEngines('the outbox', (fresh) => {
  it('hands out what is due, the longest waiting first, until it is claimed', async () => {
    const db = await fresh();
    await openPeopleWorld(db);
    await post(db, 'later', 'anna', 10);
    await post(db, 'second', 'anna', 2);
    await post(db, 'first', 'bruno', 1);
    expect(ids(await listDueLetters(db, at(5), 10))).toEqual(['first', 'second']);
    expect(ids(await listDueLetters(db, at(60), 2))).toEqual(['first', 'second']);
    const claims = await Promise.all([claim(db, 'first', 0), claim(db, 'first', 0)]);
    expect(claims.sort()).toEqual([false, true]);
    expect(ids(await listDueLetters(db, at(5), 10))).toEqual(['second']);
    expect(await listDueLetters(db, at(30), 1)).toMatchObject([{ id: 'second', tries: 0 }]);
    expect(await claim(db, 'first', 1)).toBe(true);
  });

  it('forgets what a letter said once it is delivered or given up, and never offers it again', async () => {
    const db = await fresh();
    await openPeopleWorld(db);
    await post(db, 'a', 'anna');
    await post(db, 'b', 'bruno');
    await updateLetterFailure(db, 'a', 'unreachable');
    expect(await findLastLetter(db, 'anna')).toMatchObject({ failure: 'unreachable', given_up_at: null });
    await updateLetterDelivered(db, 'a', at(1));
    await updateLetterGivenUp(db, 'b', at(1), 'refused');
    expect(await db.selectFrom('letter').select(['id', 'content_sealed']).orderBy('id').execute()).toEqual([
      { id: 'a', content_sealed: null },
      { id: 'b', content_sealed: null },
    ]);
    expect(await listDueLetters(db, at(500), 10)).toEqual([]);
    expect(await claim(db, 'a', 0)).toBe(false);
    expect(await findLastLetter(db, 'anna')).toMatchObject({ delivered_at: at(1), failure: null });
    expect(await findLastLetter(db, 'bruno')).toMatchObject({ given_up_at: at(1), failure: 'refused' });
    expect(await findLastLetter(db, 'nobody')).toBeUndefined();
  });

  it('names those whose newest letter was lost, not those who got one since', async () => {
    const db = await fresh();
    await openPeopleWorld(db);
    for (const [id, staff] of [
      ['a1', 'anna'],
      ['b1', 'bruno'],
    ] as const) {
      await post(db, id, staff);
      await updateLetterGivenUp(db, id, at(1), 'refused');
    }
    expect((await listStaffWithLostLetter(db)).sort()).toEqual(['anna', 'bruno']);
    await post(db, 'a2', 'anna', 5);
    expect(await listStaffWithLostLetter(db)).toEqual(['bruno']);
  });

  it('throws away a person’s letters but news of a change, one letter, and what is long over', async () => {
    const db = await fresh();
    await openPeopleWorld(db);
    for (const id of ['a1', 'a2']) await post(db, id);
    await post(db, 'b1', 'bruno');
    await post(db, 'nobody', null);
    await post(db, 'news', 'anna', 0, 'change');
    expect(await deleteLinkLettersOf(db, 'anna')).toBe(2);
    expect(await deleteLinkLettersOf(db, 'anna')).toBe(0);
    expect(await findLastLetter(db, 'anna')).toMatchObject({ purpose: 'change' });
    await deleteLetter(db, 'nobody');
    await deleteLetter(db, 'news');
    await updateLetterDelivered(db, 'b1', at(1));
    await post(db, 'b2', 'bruno');
    await deleteOldLetters(db, at(0));
    expect(ids(await db.selectFrom('letter').select('id').orderBy('id').execute())).toEqual(['b1', 'b2']);
    await deleteOldLetters(db, at(1));
    expect(ids(await db.selectFrom('letter').select('id').execute())).toEqual(['b2']);
  });
});
