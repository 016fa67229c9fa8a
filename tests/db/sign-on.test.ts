import { expect, it } from 'vitest';
import { isUniqueViolation } from '../../db/engines/differences.ts';
import type { Db } from '../../db/index.ts';
import {
  findStaffOfIdentifier,
  findStaffOfSubject,
  findStaffSignOn,
  insertSignOnAttempt,
  linkStaffSignOn,
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

const text = (key: string) => ({ key, sealed: `sealed ${key}` });

describeOnBothEngines('how the provider knows somebody', (fresh) => {
  it('is linked once, until it is reset', async () => {
    const db = await fresh();
    await openPeopleWorld(db);
    await resetStaffSignOn(db, 'anna', text('typed'));
    expect(await linkStaffSignOn(db, 'anna', text('one'), NOW)).toBe(true);
    expect(await linkStaffSignOn(db, 'anna', text('two'), SOON)).toBe(false);
    expect(await linkStaffSignOn(db, 'bruno', text('three'), NOW)).toBe(true);
    expect(await findStaffSignOn(db, 'anna')).toEqual({
      staff_id: 'anna',
      identifier_key: 'typed',
      identifier_sealed: 'sealed typed',
      subject_key: 'one',
      subject_sealed: 'sealed one',
      linked_at: NOW,
    });
    await resetStaffSignOn(db, 'anna', text('typed anew'));
    expect(await findStaffSignOn(db, 'anna')).toMatchObject({
      identifier_key: 'typed anew',
      subject_key: null,
    });
    await resetStaffSignOn(db, 'anna', null);
    expect(await findStaffSignOn(db, 'anna')).toBeUndefined();
    expect(await findStaffSignOn(db, 'bruno')).toMatchObject({ subject_key: 'three' });
    expect(await linkStaffSignOn(db, 'anna', text('two'), SOON)).toBe(true);
  });

  it('is found by its hash under any key, and is one person’s', async () => {
    const db = await fresh();
    await openPeopleWorld(db);
    await resetStaffSignOn(db, 'anna', text('typed'));
    await linkStaffSignOn(db, 'anna', text('one'), NOW);
    expect(await findStaffOfSubject(db, ['k2.one', 'one'])).toBe('anna');
    expect(await findStaffOfSubject(db, ['typed'])).toBeUndefined();
    expect(await findStaffOfSubject(db, [])).toBeUndefined();
    expect(await findStaffOfIdentifier(db, ['typed'])).toBe('anna');
    expect(await findStaffOfIdentifier(db, ['one'])).toBeUndefined();
    expect(await findStaffOfIdentifier(db, [])).toBeUndefined();
    const second = linkStaffSignOn(db, 'bruno', text('one'), NOW).catch((error: unknown) => error);
    expect(isUniqueViolation(await second)).toBe(true);
    const same = resetStaffSignOn(db, 'bruno', text('typed')).catch((error: unknown) => error);
    expect(isUniqueViolation(await same)).toBe(true);
  });
});
