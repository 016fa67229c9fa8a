import { expect, it } from 'vitest';
import { openKeyRing } from '../../app/platform/keys.server.ts';
import { countPast } from '../../app/privacy/past-time.server.ts';
import { runRetention } from '../../app/privacy/run-retention.server.ts';
import type { Db } from '../../db/index.ts';
import { extendLease, releaseLease, takeLease } from '../../db/queries/leases.ts';
import { isIdle, isUnused } from '../../db/queries/past-time.ts';
import { listRetentionRules, listRetentionRuns } from '../../db/queries/retention.ts';
import { loadPrivacyDefaults } from '../../db/reference/load-privacy.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const keys = openKeyRing([{ id: 'k1', secret: Buffer.alloc(32, 7) }]);
const NOW = new Date('2026-03-09T10:00:00.000Z');
const LONG_AGO = '2022-01-10';
const LATELY = '2026-02-10';
const NOTHING = { unused_record: 0, identity: 0, note: 0, sign_in: 0, link: 0 };

const partsOf = (db: Db) => ({ db, keys, clock: { now: () => NOW }, timeZone: 'Europe/Rome' });

async function dryRun(db: Db) {
  const counts: Record<string, number> = {};
  for (const rule of await listRetentionRules(db))
    counts[rule.kind] = await countPast(db, rule, '2026-03-09');
  return counts;
}

async function countedRows(db: Db) {
  return {
    attendances: await db.selectFrom('attendance').selectAll().orderBy('id').execute(),
    responses: await db.selectFrom('response').selectAll().orderBy('id').execute(),
    topics: await db.selectFrom('session_topic').selectAll().orderBy('session_id').execute(),
  };
}

describeOnBothEngines('retention', (fresh) => {
  /** People and texts on both sides of every rule. */
  async function openWorld() {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    await loadPrivacyDefaults(db, false, new Date('2026-01-01T08:00:00Z'));
    const add = async (code: string, created: string) => {
      const citizen = await world.addCitizen({ code_key: code });
      await db
        .updateTable('citizen')
        .set({ created_at: `${created}T10:00:00.000Z` })
        .where('id', '=', citizen.id)
        .execute();
      return citizen;
    };
    const gone = await add('gone', LONG_AGO);
    const back = await add('back', LONG_AGO);
    const answered = await add('answered', LONG_AGO);
    const asking = await add('asking', LONG_AGO);
    const unused = await add('unused', '2026-01-01');
    const fresh_one = await add('fresh', '2026-03-01');
    for (const one of [gone, back, answered, asking]) {
      await world.addSession({ site: 'here', day: LONG_AGO }, [one], ['spid']);
    }
    await world.addSession({ site: 'here', day: LATELY }, [back], ['spid']);
    await world.addResponse('here', LATELY, answered);
    await world.addResponse('here', LONG_AGO, gone);
    await db
      .insertInto('data_request')
      .values({
        id: 'request',
        no: 1,
        kind: 'access',
        citizen_id: asking.id,
        person_no: asking.person_no,
        site_id: 'here',
        received_on: '2026-03-01',
        received_by: 'anna',
        due_on: '2026-04-01',
        state: 'open',
        refusal: null,
        closed_on: null,
        closed_by: null,
      })
      .execute();
    await db.updateTable('session').set({ note_sealed: 'a note' }).execute();
    await world.addCase('here', LONG_AGO, back, {
      status: 'resolved',
      closed_on: LONG_AGO,
      next_step_sealed: 'an old step',
    });
    await world.addCase('here', LONG_AGO, back, { id: 'still-open', next_step_sealed: 'a step to take' });
    const first = await db.selectFrom('attendance').selectAll().execute();
    for (const { citizen_id, id } of first) {
      await db.updateTable('citizen').set({ first_attendance_id: id }).where('id', '=', citizen_id).execute();
    }
    for (const [id, expires_at] of [
      ['old', '2025-01-01T00:00:00.000Z'],
      ['new', '2026-03-09T12:00:00.000Z'],
    ] as const) {
      await db
        .insertInto('one_time_link')
        .values({ token_hash: id, purpose: 'reset', staff_id: null, expires_at, used_at: null })
        .execute();
    }
    return { db, gone, back, answered, asking, unused, fresh_one };
  }

  it('takes what its dry run counts, no more and no less, and a second time nothing', async () => {
    const { db, ...people } = await openWorld();
    const before = await countedRows(db);
    const expected = { unused_record: 1, identity: 1, note: 5, sign_in: 0, link: 1 };
    expect(await dryRun(db)).toEqual(expected);
    // The note of the one who is erased goes with the identity.
    expect(await runRetention(partsOf(db), null)).toEqual({ ...expected, note: 4 });
    expect(await dryRun(db)).toEqual(NOTHING);
    expect(await runRetention(partsOf(db), 'anna')).toEqual(NOTHING);

    const erased = await db.selectFrom('citizen').select('id').where('erased_on', 'is not', null).execute();
    expect(erased.map(({ id }) => id).sort()).toEqual([people.gone.id, people.unused.id].sort());
    const { code_key, identity_sealed } = await db
      .selectFrom('citizen')
      .selectAll()
      .where('id', '=', people.gone.id)
      .executeTakeFirstOrThrow();
    expect(code_key).toBeNull();
    expect(keys.open(identity_sealed, people.gone.id)).toContain('"code":null');
    // Nobody asked for this: who comes back gets a new card without a question.
    expect(await db.selectFrom('erased_code').selectAll().execute()).toEqual([]);
    expect(await countedRows(db)).toEqual(before);
    const steps = await db.selectFrom('citizen_case').select(['id', 'next_step_sealed']).execute();
    expect(steps.find(({ id }) => id === 'still-open')?.next_step_sealed).toBe('a step to take');
    const notes = await db.selectFrom('session').select('day').where('note_sealed', 'is not', null).execute();
    expect(notes).toEqual([{ day: LATELY }]);
  });

  it('keeps whoever was there on the first day that is kept, and a record somebody began to use', async () => {
    const { db, gone, answered, asking, unused } = await openWorld();
    const asked = (day: string) => ({ day, instant: day });
    await db.transaction().execute(async (trx) => {
      expect(await isIdle(trx, asked('2022-01-11'), gone.person_no)).toBe(true);
      expect(await isIdle(trx, asked(LONG_AGO), gone.person_no)).toBe(false);
      expect(await isIdle(trx, asked('2026-03-01'), answered.person_no)).toBe(true);
      expect(await isIdle(trx, asked(LATELY), answered.person_no)).toBe(false);
      expect(await isIdle(trx, asked('2026-03-01'), asking.person_no)).toBe(false);
      expect(await isUnused(trx, asked('2026-03-01'), unused.id)).toBe(true);
      expect(await isUnused(trx, asked('2026-03-01'), gone.id)).toBe(false);
    });
  });

  it('is on record with its counts, and goes on where a killed one was', async () => {
    const { db } = await openWorld();
    await db
      .insertInto('retention_run')
      .values({
        ...NOTHING,
        id: 'killed',
        day: '2026-03-08',
        note: 3,
        started_by: null,
        started_at: '2026-03-08T02:10:00.000Z',
        ended_at: null,
      })
      .execute();
    await runRetention(partsOf(db), 'anna');
    expect(await listRetentionRuns(db)).toMatchObject([
      { started_by_name: 'anna', identity: 1, ended_at: NOW.toISOString() },
      { id: 'killed', note: 3, ended_at: NOW.toISOString() },
    ]);
    const entries = await db
      .selectFrom('audit_entry')
      .select(['staff_id', 'detail'])
      .where('action', '=', 'retention.run')
      .orderBy('seq')
      .execute();
    expect(entries.map(({ staff_id, detail }) => [staff_id, JSON.parse(detail)])).toMatchObject([
      [null, { note: 3, killed: true }],
      ['anna', { identity: 1, unused_record: 1, killed: false }],
    ]);
  });

  it('is done by one process at a time, and by another once the first is gone', async () => {
    const { db } = await openWorld();
    const lease = { job: 'retention', holder: 'other', until: '2026-03-09T10:04:00.000Z' };
    expect(await takeLease(db, lease, NOW.toISOString())).toBe(true);
    expect(await runRetention(partsOf(db), null)).toBeNull();
    await db.updateTable('lease').set({ until: '2026-03-09T09:59:00.000Z' }).execute();
    expect(await runRetention(partsOf(db), null)).toMatchObject({ identity: 1 });
    // The one that was thought gone finds that the job is not hers any more.
    expect(await extendLease(db, lease)).toBe(false);
    await releaseLease(db, 'retention', 'other');
    expect(await takeLease(db, lease, NOW.toISOString())).toBe(true);
  });

  it('stops when it is told to, and does nothing before a rule holds', async () => {
    const { db } = await openWorld();
    // Also in the middle: whoever else wants something gets a turn before each transaction.
    const later = new AbortController();
    setImmediate(() => later.abort());
    for (const signal of [later.signal, AbortSignal.abort()]) {
      expect(await runRetention(partsOf(db), null, signal)).toEqual(NOTHING);
    }
    await db.updateTable('retention_rule').set({ valid_from: '2026-03-10' }).execute();
    expect(await runRetention(partsOf(db), null)).toEqual(NOTHING);
    // A network that was in use before there were rules has a month to look at them.
    await db.deleteFrom('retention_rule').execute();
    await loadPrivacyDefaults(db, true, NOW);
    await loadPrivacyDefaults(db, true, NOW);
    const rules = await listRetentionRules(db);
    expect([rules.length, rules[0]?.valid_from]).toEqual([5, '2026-04-08']);
  });
});
