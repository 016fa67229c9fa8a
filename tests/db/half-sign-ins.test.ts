import { expect, it } from 'vitest';
import { deleteHalfSignIn, findHalfSignIn, insertHalfSignIn } from '../../db/queries/half-sign-ins.ts';
import { endOtherSignIns, endSignInsOf } from '../../db/queries/sign-ins.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const NOW = '2026-03-02T08:00:00.000Z';
const EXPIRY = '2026-03-02T08:05:00.000Z';

describeOnBothEngines('a half sign-in', (fresh) => {
  it('lasts until it expires, is gone on with once, and old ones are forgotten', async () => {
    const db = await fresh();
    await openPeopleWorld(db);
    const add = (id_hash: string, staff_id: string, now = NOW) =>
      insertHalfSignIn(db, { id_hash, staff_id, expires_at: EXPIRY }, now);
    await add('a', 'anna');
    await add('b', 'bruno');
    expect(await findHalfSignIn(db, 'a', '2026-03-02T08:04:59.999Z')).toMatchObject({ staff_id: 'anna' });
    expect(await findHalfSignIn(db, 'a', EXPIRY)).toBeUndefined();
    const gone = await Promise.all([1, 2].map(() => deleteHalfSignIn(db, 'a')));
    expect(gone.sort()).toEqual([false, true]);
    await add('e', 'anna', EXPIRY);
    expect(await findHalfSignIn(db, 'b', NOW)).toBeUndefined();
  });

  it('ends with the sign-ins of its person', async () => {
    const db = await fresh();
    await openPeopleWorld(db);
    const add = (id_hash: string, staff_id: string) =>
      insertHalfSignIn(db, { id_hash, staff_id, expires_at: EXPIRY }, NOW);
    await add('b', 'bruno');
    await add('c', 'anna');
    await endSignInsOf(db, 'anna', NOW);
    expect(await findHalfSignIn(db, 'c', NOW)).toBeUndefined();
    await add('d', 'anna');
    await endOtherSignIns(db, 'anna', 'this-browser', NOW);
    expect(await findHalfSignIn(db, 'd', NOW)).toBeUndefined();
    expect(await findHalfSignIn(db, 'b', NOW)).toBeDefined();
  });
});
