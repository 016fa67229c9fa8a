import { expect, it } from 'vitest';
import type { Db } from '../../db/index.ts';
import {
  findStaffSignOn,
  insertSignOnAttempt,
  linkStaffSignOn,
  listStaffSignOns,
  resetStaffSignOn,
  takeSignOnAttempt,
} from '../../db/queries/sign-on.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const NOW = '2026-03-02T08:00:00.000Z';
const SOON = '2026-03-02T08:15:00.000Z';
const LATER = '2026-03-02T09:00:00.000Z';

const attempt = (db: Db, state_hash: string, expires_at = SOON, now = NOW) =>
  insertSignOnAttempt(
    db,
    { state_hash, browser_hash: 'browser', checks_sealed: 'sealed', next: '/desk', expires_at },
    now,
  );

describeOnBothEngines('an attempt to sign on', (fresh) => {
  it('is taken once, by its own browser, in time', async () => {
    const db = await fresh();
    await attempt(db, 'a');
    expect(await takeSignOnAttempt(db, 'a', 'another', NOW)).toBeUndefined();
    expect(await takeSignOnAttempt(db, 'a', 'browser', SOON)).toBeUndefined();
    const taken = await Promise.all([1, 2, 3].map(() => takeSignOnAttempt(db, 'a', 'browser', NOW)));
    expect(taken.filter((row) => row !== undefined)).toEqual([
      { state_hash: 'a', browser_hash: 'browser', checks_sealed: 'sealed', next: '/desk', expires_at: SOON },
    ]);
  });

  it('is forgotten when another is made after its end', async () => {
    const db = await fresh();
    await attempt(db, 'a');
    await attempt(db, 'b', LATER);
    await attempt(db, 'c', LATER, SOON);
    const left = await db.selectFrom('sign_on_attempt').select('state_hash').orderBy('state_hash').execute();
    expect(left.map(({ state_hash }) => state_hash)).toEqual(['b', 'c']);
  });
});

describeOnBothEngines('how the provider knows somebody', (fresh) => {
  it('is linked once, until it is reset', async () => {
    const db = await fresh();
    await openPeopleWorld(db);
    await resetStaffSignOn(db, 'anna', 'typed');
    expect(await linkStaffSignOn(db, 'anna', 'one', NOW)).toBe(true);
    expect(await linkStaffSignOn(db, 'anna', 'two', SOON)).toBe(false);
    expect(await linkStaffSignOn(db, 'bruno', 'three', NOW)).toBe(true);
    expect(await listStaffSignOns(db)).toEqual([
      { staff_id: 'anna', identifier_sealed: 'typed', subject_sealed: 'one', linked_at: NOW },
      { staff_id: 'bruno', identifier_sealed: null, subject_sealed: 'three', linked_at: NOW },
    ]);
    await resetStaffSignOn(db, 'anna', 'typed anew');
    expect(await findStaffSignOn(db, 'anna')).toMatchObject({
      identifier_sealed: 'typed anew',
      subject_sealed: null,
    });
    await resetStaffSignOn(db, 'anna', null);
    expect(await findStaffSignOn(db, 'anna')).toBeUndefined();
    expect(await findStaffSignOn(db, 'bruno')).toMatchObject({ subject_sealed: 'three' });
    expect(await linkStaffSignOn(db, 'anna', 'two', SOON)).toBe(true);
  });
});
