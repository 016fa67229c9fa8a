import { expect, it } from 'vitest';
import type { Db } from '../../db/index.ts';
import {
  addSignInFailure,
  clearSignInFailures,
  countSignInFailures,
  endOtherSignIns,
  endSignIn,
  endSignInOf,
  endSignInsOf,
  findSignIn,
  insertSignIn,
  listOpenSignIns,
  renewSignIn,
  updateLastSeen,
  updateSignInSite,
} from '../../db/queries/sign-ins.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const MORNING = '2026-03-02T08:00:00.000Z';
const NOON = '2026-03-02T12:00:00.000Z';

async function openSignIns(db: Db) {
  await openPeopleWorld(db);
  for (const [id_hash, staff_id] of [
    ['anna-desk', 'anna'],
    ['anna-tablet', 'anna'],
    ['bruno-desk', 'bruno'],
  ] as const) {
    await insertSignIn(db, {
      id_hash,
      id: `id-${id_hash}`,
      staff_id,
      site_id: null,
      factor: null,
      proved_at: MORNING,
      browser: 'Firefox · Linux',
      created_at: MORNING,
      last_seen_at: MORNING,
      expires_at: '2026-03-02T20:00:00.000Z',
      ended_at: null,
    });
  }
}

const endedAt = async (db: Db) =>
  Object.fromEntries(
    (await db.selectFrom('sign_in').select(['id_hash', 'ended_at']).execute()).map((row) => [
      row.id_hash,
      row.ended_at,
    ]),
  );

describeOnBothEngines('a sign-in', (fresh) => {
  it('is known by its hash with its person, moves and is seen by itself', async () => {
    const db = await fresh();
    await openSignIns(db);
    await updateSignInSite(db, 'anna-desk', 'there');
    await updateLastSeen(db, 'anna-desk', NOON);
    expect(await findSignIn(db, 'anna-desk')).toEqual({
      id_hash: 'anna-desk',
      id: 'id-anna-desk',
      staff_id: 'anna',
      site_id: 'there',
      factor: null,
      proved_at: MORNING,
      browser: 'Firefox · Linux',
      created_at: MORNING,
      last_seen_at: NOON,
      expires_at: '2026-03-02T20:00:00.000Z',
      ended_at: null,
      full_name: 'anna',
      language: 'it',
      ended_on: null,
      handed_over_for: null,
      touched_at: null,
      closed_at: null,
    });
    expect(await findSignIn(db, 'anna-tablet')).toMatchObject({ site_id: null, last_seen_at: MORNING });
    expect(await findSignIn(db, 'nobody')).toBeUndefined();
  });

  it('is shown to its person while it opens something, the last seen first', async () => {
    const db = await fresh();
    await openSignIns(db);
    await updateSignInSite(db, 'anna-tablet', 'there');
    await updateLastSeen(db, 'anna-tablet', NOON);
    const listed = async (now: string, seenSince: string) =>
      (await listOpenSignIns(db, 'anna', now, seenSince)).map(({ id }) => id);
    expect(await listed(NOON, MORNING)).toEqual(['id-anna-tablet', 'id-anna-desk']);
    expect(await listed(NOON, NOON)).toEqual(['id-anna-tablet']);
    expect(await listed('2026-03-02T20:00:00.000Z', MORNING)).toEqual([]);
    expect((await listOpenSignIns(db, 'anna', NOON, NOON))[0]).toEqual({
      id: 'id-anna-tablet',
      site_name: 'Punto there',
      browser: 'Firefox · Linux',
      created_at: MORNING,
      last_seen_at: NOON,
    });
    await endSignIn(db, 'anna-tablet', NOON);
    expect(await listed(NOON, MORNING)).toEqual(['id-anna-desk']);
  });

  it('gets another token: the old one is nothing any more, nor is one that was ended', async () => {
    const db = await fresh();
    await openSignIns(db);
    const renewed = { id_hash: 'new', proved_at: NOON, factor: 'totp' } as const;
    expect(await renewSignIn(db, 'anna-desk', renewed)).toBe(true);
    expect(await findSignIn(db, 'anna-desk')).toBeUndefined();
    expect(await findSignIn(db, 'new')).toMatchObject({ ...renewed, id: 'id-anna-desk', staff_id: 'anna' });
    expect(await renewSignIn(db, 'anna-desk', renewed)).toBe(false);
    await endSignIn(db, 'bruno-desk', NOON);
    expect(await renewSignIn(db, 'bruno-desk', { ...renewed, id_hash: 'other' })).toBe(false);
  });

  it('is ended from elsewhere by its person only, one or all the others', async () => {
    const db = await fresh();
    await openSignIns(db);
    expect(await endSignInOf(db, 'bruno', 'id-anna-desk', NOON)).toBe(false);
    expect(await endSignInOf(db, 'anna', 'id-anna-desk', NOON)).toBe(true);
    expect(await endSignInOf(db, 'anna', 'id-anna-desk', NOON)).toBe(false);
    await endOtherSignIns(db, 'anna', 'another', NOON);
    await endOtherSignIns(db, 'bruno', 'bruno-desk', NOON);
    expect(await endedAt(db)).toEqual({ 'anna-desk': NOON, 'anna-tablet': NOON, 'bruno-desk': null });
  });

  it('stays ended at the first end, and ends no other', async () => {
    const db = await fresh();
    await openSignIns(db);
    await endSignIn(db, 'anna-desk', MORNING);
    await endSignIn(db, 'anna-desk', NOON);
    expect(await findSignIn(db, 'anna-desk')).toBeUndefined();
    expect(await endedAt(db)).toEqual({ 'anna-desk': MORNING, 'anna-tablet': null, 'bruno-desk': null });
  });

  it('ends with all others of its person after a change of rights', async () => {
    const db = await fresh();
    await openSignIns(db);
    await endSignIn(db, 'anna-desk', MORNING);
    await endSignInsOf(db, 'anna', NOON);
    expect(await endedAt(db)).toEqual({ 'anna-desk': MORNING, 'anna-tablet': NOON, 'bruno-desk': null });
    expect(await findSignIn(db, 'bruno-desk')).toBeDefined();
  });
});

describeOnBothEngines('failed sign-ins', (fresh) => {
  const fail = (db: Db, key: string, at: string, since: string) =>
    db.transaction().execute((trx) => addSignInFailure(trx, key, at, since));

  it('add up in a window, key by key, and start again after it', async () => {
    const db = await fresh();
    await fail(db, 'a', '2026-03-02T08:00:00.000Z', '2026-03-02T07:45:00.000Z');
    await fail(db, 'a', '2026-03-02T08:10:00.000Z', '2026-03-02T07:55:00.000Z');
    await fail(db, 'b', '2026-03-02T08:10:00.000Z', '2026-03-02T07:55:00.000Z');
    expect(await countSignInFailures(db, 'a', '2026-03-02T08:00:00.000Z')).toBe(2);
    expect(await countSignInFailures(db, 'b', '2026-03-02T08:00:00.000Z')).toBe(1);
    expect(await countSignInFailures(db, 'c', '2026-03-02T08:00:00.000Z')).toBe(0);
    expect(await countSignInFailures(db, 'a', '2026-03-02T08:00:00.001Z')).toBe(0);
    await fail(db, 'a', '2026-03-02T08:16:00.000Z', '2026-03-02T08:01:00.000Z');
    expect(await countSignInFailures(db, 'a', '2026-03-02T08:01:00.000Z')).toBe(1);
    await clearSignInFailures(db, 'a');
    expect(await countSignInFailures(db, 'a', MORNING)).toBe(0);
    expect(await countSignInFailures(db, 'b', MORNING)).toBe(1);
  });

  it('are all counted when they come at once, in a new window as after an old one', async () => {
    const db = await fresh();
    const since = '2026-03-02T11:45:00.000Z';
    await fail(db, 'old', MORNING, MORNING);
    await Promise.all(['old', 'new'].flatMap((key) => [1, 2, 3, 4].map(() => fail(db, key, NOON, since))));
    expect(await countSignInFailures(db, 'old', since)).toBe(4);
    expect(await countSignInFailures(db, 'new', since)).toBe(4);
  });
});
