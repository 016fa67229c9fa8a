import { expect, it } from 'vitest';
import {
  closeHandover,
  countPinTries,
  endHandover,
  findPinHash,
  insertHandover,
  replacePin,
  spendPinTry,
  touchHandover,
} from '../../db/queries/handovers.ts';
import { findSignIn, insertSignIn } from '../../db/queries/sign-ins.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const MORNING = '2026-03-02T08:00:00.000Z';
const NOON = '2026-03-02T12:00:00.000Z';

describeOnBothEngines('a tablet handed over', (fresh) => {
  async function openWorld() {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const maria = await world.addCitizen();
    const response = await world.addResponse('here', '2026-03-01', maria);
    for (const name of ['desk', 'tablet']) {
      await insertSignIn(db, {
        id_hash: name,
        id: `id-${name}`,
        staff_id: 'anna',
        site_id: null,
        factor: null,
        proved_at: MORNING,
        browser: null,
        created_at: MORNING,
        last_seen_at: MORNING,
        expires_at: '2026-03-02T20:00:00.000Z',
        ended_at: null,
      });
    }
    const handOver = (signInHash: string) =>
      db
        .transaction()
        .execute((trx) => insertHandover(trx, { signInHash, response_id: response, begun_at: MORNING }));
    return { db, response, handOver };
  }

  it('belongs to one sign-in, which says so whoever asks for it, until it is given back', async () => {
    const { db, response, handOver } = await openWorld();
    expect(await handOver('tablet')).toBe(true);
    expect(await handOver('tablet')).toBe(false);
    expect(await handOver('nobody')).toBe(false);
    expect(await findSignIn(db, 'tablet')).toMatchObject({
      handed_over_for: response,
      touched_at: MORNING,
      closed_at: null,
    });
    expect(await findSignIn(db, 'desk')).toMatchObject({ handed_over_for: null });

    await touchHandover(db, 'id-tablet', NOON);
    const close = () => db.transaction().execute((trx) => closeHandover(trx, 'id-tablet', NOON));
    expect([await close(), await close()]).toEqual([true, false]);
    expect(await findSignIn(db, 'tablet')).toMatchObject({ touched_at: NOON, closed_at: NOON });

    const end = () => db.transaction().execute((trx) => endHandover(trx, 'id-tablet'));
    expect([await end(), await end()]).toEqual([true, false]);
    expect(await findSignIn(db, 'tablet')).toMatchObject({ handed_over_for: null, closed_at: null });
  });

  it('lets the PIN be tried so often and no oftener, however many try at once', async () => {
    const { db, handOver } = await openWorld();
    await handOver('tablet');
    const tries = await Promise.all(Array.from({ length: 12 }, () => spendPinTry(db, 'id-tablet', 5)));
    expect(tries.filter(Boolean)).toHaveLength(5);
    expect(await spendPinTry(db, 'id-desk', 5)).toBe(false);
    expect([await countPinTries(db, 'id-tablet'), await countPinTries(db, 'id-desk')]).toEqual([5, 0]);
  });

  it('is taken back with the PIN chosen last', async () => {
    const { db } = await openWorld();
    expect(await findPinHash(db, 'anna')).toBeUndefined();
    await replacePin(db, 'anna', 'first', MORNING);
    await replacePin(db, 'anna', 'second', NOON);
    expect(await findPinHash(db, 'anna')).toBe('second');
    expect(await findPinHash(db, 'bruno')).toBeUndefined();
  });

  it('goes with its sign-in', async () => {
    const { db, handOver } = await openWorld();
    await handOver('tablet');
    await db.deleteFrom('sign_in').where('id_hash', '=', 'tablet').execute();
    expect(await db.selectFrom('handover').selectAll().execute()).toEqual([]);
  });
});
