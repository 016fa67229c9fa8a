import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { describe, expect, it } from 'vitest';
import type { Break } from '../../app/audit/explain-break.server.ts';
import { compareHead, verifyTrail } from '../../app/audit/verify-trail.server.ts';
import { type AuditEntry, EMPTY_CHAIN, entryAfter, sealerOf } from '../../db/audit-chain.ts';
import { insertMany, isSqlite } from '../../db/engines/differences.ts';
import type { Db } from '../../db/index.ts';
import * as auditChain from '../../db/migrations/0004-audit-chain.ts';
import { findAuditEntry, findLastAuditEntry, insertAuditEntries } from '../../db/queries/audit-entries.ts';
import { describeOnBothEngines } from '../support/engines.ts';

const ROWS = 1000;
/** From end to end, close together at both ends. */
const POSITIONS = [1, 2, 3, ...Array.from({ length: 24 }, (_, n) => 37 * (n + 1) + (n % 5)), 998, 999, 1000];

const fact = (n: number) => ({
  at: new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString(),
  staff_id: n % 7 === 0 ? null : `staff-${n % 5}`,
  action: n % 3 === 0 ? 'citizen.view' : 'session.log',
  subject_kind: n % 3 === 0 ? 'citizen' : 'session',
  subject_id: `s-${n}`,
  site_id: n % 2 === 0 ? 'here' : null,
  detail: '{}',
});

/** A trail of 1,000 entries, and what an attacker with the database in hand does first: the triggers go. */
async function openTrail(db: Db): Promise<void> {
  const rows: AuditEntry[] = [];
  for (let n = 1; n <= ROWS; n += 1) rows.push(entryAfter(sealerOf(db), rows.at(-1) ?? EMPTY_CHAIN, fact(n)));
  await db.transaction().execute((trx) => insertMany(trx, 'audit_entry', rows));
  if (isSqlite(db)) {
    for (const name of ['audit_entry_no_update', 'audit_entry_no_delete', 'audit_entry_next']) {
      await sql`drop trigger ${sql.ref(name)}`.execute(db);
    }
  } else {
    await sql`alter table audit_entry disable trigger user`.execute(db);
  }
}

/** Numbers rows anew: those from `seq` on go `by` places along, in an order that never makes two of one number. */
async function shift(db: Db, seq: number, by: 1 | -1): Promise<void> {
  await sql`update audit_entry set seq = -seq where seq >= ${seq}`.execute(db);
  await sql`update audit_entry set seq = -seq + ${by} where seq < 0`.execute(db);
}

async function put(db: Db, seq: number, change: Partial<AuditEntry>): Promise<void> {
  await db.updateTable('audit_entry').set(change).where('seq', '=', seq).execute();
}

async function entry(db: Db, seq: number): Promise<AuditEntry> {
  const found = await findAuditEntry(db, seq);
  if (!found) throw new Error(`no entry ${seq}`);
  return found;
}

async function swap(db: Db, one: number, other: number): Promise<void> {
  await put(db, one, { seq: -1 });
  await put(db, other, { seq: one });
  await put(db, -1, { seq: other });
}

const FAKE = '{"heads":9}';

/** Every way to tamper, and the break it must show; a row that is not there is left out. */
const WAYS: readonly (readonly [
  name: string,
  tamper: (db: Db, seq: number) => Promise<unknown>,
  found: (seq: number) => Break | null,
])[] = [
  ...(['at', 'staff_id', 'action', 'subject_kind', 'subject_id', 'site_id', 'detail'] as const).map(
    (column) =>
      [
        `edit ${column}`,
        (db: Db, seq: number) => put(db, seq, { [column]: FAKE }),
        (seq: number): Break => ({ kind: 'altered', seq }),
      ] as const,
  ),
  ['edit the hash', (db, seq) => put(db, seq, { hash: 'f'.repeat(64) }), (seq) => ({ kind: 'altered', seq })],
  [
    'edit the link',
    (db, seq) => put(db, seq, { previous: 'f'.repeat(64) }),
    (seq) => ({ kind: 'altered', seq }),
  ],
  [
    'name another key',
    (db, seq) => put(db, seq, { key_id: 'mine' }),
    (seq) => ({ kind: 'unknown_key', seq, keyId: 'mine' }),
  ],
  [
    'delete',
    (db, seq) => db.deleteFrom('audit_entry').where('seq', '=', seq).execute(),
    (seq) => (seq === ROWS ? null : { kind: 'missing', seq }),
  ],
  [
    'delete and close the gap',
    async (db, seq) => {
      await db.deleteFrom('audit_entry').where('seq', '=', seq).execute();
      await shift(db, seq, -1);
    },
    (seq) => (seq === ROWS ? null : { kind: 'missing', seq }),
  ],
  [
    'insert, the rest numbered anew',
    async (db, seq) => {
      await shift(db, seq, 1);
      await db
        .insertInto('audit_entry')
        .values({ ...(await entry(db, seq + 1)), seq, detail: FAKE })
        .execute();
    },
    (seq) => ({ kind: 'inserted', seq, at: seq + 1 }),
  ],
  [
    'insert a copy',
    async (db, seq) => {
      await shift(db, seq, 1);
      const copied = await entry(db, seq <= 500 ? 501 : 500);
      await db
        .insertInto('audit_entry')
        .values({ ...copied, seq })
        .execute();
    },
    (seq) => ({ kind: 'inserted', seq, at: seq + 1 }),
  ],
  [
    'swap with the next',
    (db, seq) => swap(db, seq, seq === ROWS ? seq - 1 : seq + 1),
    (seq) => (seq === ROWS ? { kind: 'moved', seq: seq - 1, at: seq } : { kind: 'moved', seq, at: seq + 1 }),
  ],
  [
    'swap with one far off',
    (db, seq) => swap(db, seq, ROWS + 1 - seq),
    (seq) => ({ kind: 'moved', seq: Math.min(seq, ROWS + 1 - seq), at: Math.max(seq, ROWS + 1 - seq) }),
  ],
  [
    'move to the end',
    async (db, seq) => {
      await put(db, seq, { seq: ROWS + 1 });
      await shift(db, seq, -1);
    },
    (seq) => (seq === ROWS ? null : { kind: 'moved', seq, at: ROWS }),
  ],
];

class Undo extends Error {}

describeOnBothEngines('a trail of 1,000 entries', (fresh) => {
  it('holds, whole and in parts, read in pieces of any size', async () => {
    const db = await fresh();
    expect(await verifyTrail(db, sealerOf(db))).toMatchObject({ kind: 'whole', entries: 0 });
    await openTrail(db);
    for (const atOnce of [1, 999, 1000, 1001]) {
      expect(await verifyTrail(db, sealerOf(db), { atOnce })).toMatchObject({ kind: 'whole', entries: ROWS });
    }
    expect(await verifyTrail(db, sealerOf(db), { from: 10, to: 20 })).toMatchObject({ entries: 11 });
  });

  it.each(WAYS)('shows the row after: %s', { timeout: 60_000 }, async (_name, tamper, found) => {
    const db = await fresh();
    await openTrail(db);
    const told: unknown[] = [];
    for (const seq of POSITIONS) {
      await db
        .transaction()
        .execute(async (trx) => {
          await tamper(trx, seq);
          const verdict = await verifyTrail(trx, sealerOf(db));
          told.push(verdict.kind === 'broken' ? verdict.found : null);
          throw new Undo();
        })
        .catch((error: unknown) => {
          if (!(error instanceof Undo)) throw error;
        });
    }
    expect(told).toEqual(POSITIONS.map(found));
  });

  it('shows a cut tail, and another history, to whoever kept a head', async () => {
    const db = await fresh();
    await openTrail(db);
    const kept = await entry(db, 900);
    expect(await compareHead(db, kept)).toBeNull();
    expect(await compareHead(db, EMPTY_CHAIN)).toBeNull();
    expect(await compareHead(db, { ...kept, hash: 'f'.repeat(64) })).toEqual({ kind: 'rewritten', seq: 900 });
    await db.deleteFrom('audit_entry').where('seq', '>', 640).execute();
    expect((await verifyTrail(db, sealerOf(db))).kind).toBe('whole');
    expect(await compareHead(db, kept)).toEqual({ kind: 'cut', seq: 641, to: 900 });
    await db.deleteFrom('audit_entry').execute();
    expect(await compareHead(db, kept)).toEqual({ kind: 'cut', seq: 1, to: 900 });
  });

  it('shows a row before the first, and a row after the last', async () => {
    const db = await fresh();
    await openTrail(db);
    const add = async (seq: number) => {
      await db
        .insertInto('audit_entry')
        .values({ ...(await entry(db, 7)), seq })
        .execute();
      return verifyTrail(db, sealerOf(db));
    };
    expect(await add(0)).toMatchObject({ found: { kind: 'inserted', seq: 0 } });
    await db.deleteFrom('audit_entry').where('seq', '=', 0).execute();
    expect(await add(ROWS + 1)).toMatchObject({ found: { seq: ROWS + 1 } });
  });
});

describeOnBothEngines('entries from before the chain', (fresh) => {
  it('get their links in order, without gaps, and the next one follows', async () => {
    const db = await fresh();
    await sql`drop table audit_entry`.execute(db);
    if (!isSqlite(db)) {
      for (const name of ['refuse_audit_change', 'check_audit_link', 'lock_audit_tail']) {
        await sql`drop function ${sql.ref(name)}`.execute(db);
      }
    }
    await sql`create table audit_entry (seq integer primary key, at text not null, staff_id text,
      action text not null, subject_kind text not null, subject_id text not null, site_id text, detail text not null)`.execute(
      db,
    );
    for (let n = 1; n <= 1203; n += 1) {
      const { at, staff_id, action, subject_kind, subject_id, site_id, detail } = fact(n);
      await sql`insert into audit_entry values (${sql.join([n * 2, at, staff_id, action, subject_kind, subject_id, site_id, detail])})`.execute(
        db,
      );
    }
    const migrator = new Migrator({
      db,
      provider: { getMigrations: async () => ({ chain: auditChain }) },
      migrationTableName: 'again',
      migrationLockTableName: 'again_lock',
    });
    expect((await migrator.migrateToLatest()).error).toBeUndefined();
    await insertAuditEntries(db, [fact(0)]);
    expect(await verifyTrail(db, sealerOf(db))).toMatchObject({ kind: 'whole', entries: 1204 });
    expect(await entry(db, 1203)).toMatchObject(fact(1203));
    expect((await findLastAuditEntry(db))?.seq).toBe(1204);
  });
});

describe('the text under the seal', () => {
  it('differs where two entries differ, wherever a word ends', () => {
    const told: string[] = [];
    const sealer = { keyId: 'k', mac: (_: string, text: string) => String(told.push(text)) };
    entryAfter(sealer, EMPTY_CHAIN, { ...fact(1), action: 'ab', subject_kind: 'c' });
    entryAfter(sealer, EMPTY_CHAIN, { ...fact(1), action: 'a', subject_kind: 'bc' });
    entryAfter(sealer, EMPTY_CHAIN, { ...fact(1), action: 'a","b', subject_kind: 'c' });
    entryAfter(sealer, EMPTY_CHAIN, { ...fact(1), site_id: null });
    entryAfter(sealer, EMPTY_CHAIN, { ...fact(1), site_id: 'null' });
    expect(new Set(told).size).toBe(5);
  });
});
