import { expect, it } from 'vitest';
import { isUniqueViolation } from '../../db/engines/differences.ts';
import {
  deletePasskey,
  findPasskey,
  insertChallenge,
  insertPasskey,
  listPasskeys,
  spendChallenge,
  updatePasskeyUse,
} from '../../db/queries/passkeys.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';
import { testPasskey } from '../support/test-passkey.ts';

const NOW = '2026-03-02T08:00:00.000Z';
const LATER = '2026-03-02T08:05:00.000Z';

describeOnBothEngines('a passkey', (fresh) => {
  it('is found by the name its authenticator gives it, is used and goes', async () => {
    const db = await fresh();
    await openPeopleWorld(db);
    for (const [person, id] of [
      ['anna', 'a1'],
      ['anna', 'a2'],
      ['bruno', 'b1'],
    ] as const) {
      await insertPasskey(db, testPasskey(person, id));
    }
    await updatePasskeyUse(db, 'a1', 5, LATER);
    expect(await findPasskey(db, 'credential-a1')).toEqual({
      ...testPasskey('anna', 'a1'),
      counter: 5,
      last_used_at: LATER,
    });
    expect(await findPasskey(db, 'credential-x')).toBeUndefined();
    expect((await listPasskeys(db, 'anna')).map(({ id }) => id)).toEqual(['a1', 'a2']);
    expect(await deletePasskey(db, 'anna', 'b1')).toBe(false);
    expect(await deletePasskey(db, 'anna', 'a1')).toBe(true);
    expect((await listPasskeys(db, 'anna')).map(({ id }) => id)).toEqual(['a2']);
    expect(await findPasskey(db, 'credential-b1')).toBeDefined();
  });

  it('has one owner', async () => {
    const db = await fresh();
    await openPeopleWorld(db);
    await insertPasskey(db, testPasskey('anna', 'a1'));
    const again = insertPasskey(db, { ...testPasskey('bruno', 'b1'), credential_id: 'credential-a1' });
    expect(isUniqueViolation(await again.catch((error: unknown) => error))).toBe(true);
  });
});

describeOnBothEngines('a challenge', (fresh) => {
  it('is good once, for its act, in its time; old ones are forgotten', async () => {
    const db = await fresh();
    const add = (challenge: string, now: string) =>
      insertChallenge(db, { challenge, asked_for: 'enrol anna', expires_at: LATER }, now);
    await add('one', NOW);
    await add('two', NOW);
    expect(await spendChallenge(db, 'one', 'enrol bruno', NOW)).toBe(false);
    expect(await spendChallenge(db, 'one', 'enrol anna', LATER)).toBe(false);
    const spent = await Promise.all([1, 2].map(() => spendChallenge(db, 'one', 'enrol anna', NOW)));
    expect(spent.sort()).toEqual([false, true]);
    await add('three', LATER);
    expect(await spendChallenge(db, 'two', 'enrol anna', NOW)).toBe(false);
  });
});
