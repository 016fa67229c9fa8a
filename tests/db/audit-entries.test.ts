import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { AuditEntry } from '../../db/audit-chain.ts';
import { isSqlite } from '../../db/engines/differences.ts';
import { openSqlite } from '../../db/engines/sqlite.ts';
import type { Db } from '../../db/index.ts';
import { migrate } from '../../db/migrations/index.ts';
import {
  findAuditEntry,
  findLastAuditEntry,
  insertAuditEntries,
  listAuditEntriesAfter,
} from '../../db/queries/audit-entries.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const note = (db: Db, action: string, subject_id: string, subject_kind = 'session') =>
  insertAuditEntries(db, [
    {
      at: '2026-03-02T08:00:00.000Z',
      staff_id: null,
      action,
      subject_kind,
      subject_id,
      site_id: null,
      detail: '{}',
    },
  ]);

/** About a session, the newest first. */
const entriesAbout = (db: Db, subjectId: string) =>
  db
    .selectFrom('audit_entry')
    .selectAll()
    .where('subject_kind', '=', 'session')
    .where('subject_id', '=', subjectId)
    .orderBy('seq', 'desc')
    .execute();

describeOnBothEngines('the audit trail', (fresh) => {
  it('has what a transaction noted piece by piece, in that order, and each transaction its own', async () => {
    const db = await fresh();
    await db.transaction().execute(async (trx) => {
      await note(trx, 'first', 'a');
      await note(trx, 'second', 'a');
    });
    const failed = db.transaction().execute(async (trx) => {
      await note(trx, 'lost', 'a');
      throw new Error('taken back');
    });
    await expect(failed).rejects.toThrow('taken back');
    await db.transaction().execute((trx) => note(trx, 'third', 'a'));
    const rows = await entriesAbout(db, 'a');
    expect(rows.map(({ action }) => action)).toEqual(['third', 'second', 'first']);
    expect(rows.map(({ previous }) => previous).slice(0, 2)).toEqual(rows.map(({ hash }) => hash).slice(1));
  });

  it('keeps every entry as it was written, in the order of writing', async () => {
    const db = await fresh();
    await openPeopleWorld(db);
    await note(db, 'first', 'a');
    await note(db, 'of-another', 'b');
    await note(db, 'of-another-kind', 'a', 'citizen');
    await insertAuditEntries(db, [
      {
        at: '2026-03-01T08:00:00.000Z',
        staff_id: 'anna',
        action: 'second',
        subject_kind: 'session',
        subject_id: 'a',
        site_id: 'here',
        detail: '{"heads":2}',
      },
    ]);
    const rows = await entriesAbout(db, 'a');
    expect(rows.map(({ action }) => action)).toEqual(['second', 'first']);
    expect(rows[0]).toMatchObject({ staff_id: 'anna', site_id: 'here', detail: '{"heads":2}' });
  });

  it('stands or falls with the change it is about', async () => {
    const db = await fresh();
    const change = db.transaction().execute(async (trx) => {
      await note(trx, 'never-happened', 'a');
      throw new Error('rolled back');
    });
    await expect(change).rejects.toThrow('rolled back');
    expect(await entriesAbout(db, 'a')).toEqual([]);
  });

  it('links the entries of writers at once without a gap, those of one transaction in their order', async () => {
    const db = await fresh();
    const write = (n: number) =>
      db.transaction().execute(async (trx) => {
        await note(trx, `act-${n}`, 'a');
        await note(trx, `act-${n}-too`, 'a');
      });
    await Promise.all([1, 2, 3, 4, 5, 6].map(write));
    await note(db, 'alone', 'a');
    const rows = await listAuditEntriesAfter(db, 0);
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 13 }, (_, n) => n + 1));
    expect(rows.map(({ previous }) => previous)).toEqual([
      '0'.repeat(64),
      ...rows.slice(0, -1).map(({ hash }) => hash),
    ]);
    for (let n = 0; n < 12; n += 2) expect(rows[n + 1]?.action).toBe(`${rows[n]?.action}-too`);
    expect(await listAuditEntriesAfter(db, 11, 1)).toEqual([rows[11]]);
    expect(await findAuditEntry(db, 12)).toEqual(rows[11]);
    expect(await findLastAuditEntry(db)).toEqual(rows[12]);
  });

  it('leaves no gap where a transaction was taken back', async () => {
    const db = await fresh();
    await note(db, 'one', 'a');
    const failing = db.transaction().execute(async (trx) => {
      await note(trx, 'never-happened', 'a');
      await trx
        .insertInto('counter')
        .values([0, 0].map((value) => ({ name: 'same', value })))
        .execute();
    });
    await expect(failing).rejects.toThrow();
    await note(db, 'two', 'a');
    expect((await listAuditEntriesAfter(db, 0)).map(({ seq, action }) => [seq, action])).toEqual([
      [1, 'one'],
      [2, 'two'],
    ]);
  });

  it('takes its lock last: who writes an entry first and a record afterwards is not in anybody’s way', async () => {
    const db = await fresh();
    await db.insertInto('counter').values({ name: 'shared', value: 0 }).execute();
    let attempts = 0;
    const write = (entryFirst: boolean) =>
      db.transaction().execute(async (trx) => {
        attempts += 1;
        if (entryFirst) await note(trx, 'act', 'a');
        await trx
          .updateTable('counter')
          .set((eb) => ({ value: eb('value', '+', 1) }))
          .execute();
        if (!entryFirst) await note(trx, 'act', 'a');
      });
    await Promise.all(Array.from({ length: 40 }, (_, n) => write(n % 2 === 0)));
    expect(attempts).toBe(40);
    expect((await findLastAuditEntry(db))?.seq).toBe(40);
  });

  it.each([
    ['update', (db: Db) => db.updateTable('audit_entry').set({ detail: '{}' }).execute()],
    ['delete', (db: Db) => db.deleteFrom('audit_entry').where('seq', '=', 1).execute()],
    ['a number twice', (db: Db) => again(db, (entry) => entry)],
    ['a gap', (db: Db) => again(db, (entry) => ({ ...entry, seq: 5 }))],
    ['a wrong link', (db: Db) => again(db, (entry) => ({ ...entry, seq: 3, previous: '0'.repeat(64) }))],
    [
      'truncate or replace',
      (db: Db) =>
        isSqlite(db)
          ? sql`insert or replace into audit_entry select * from audit_entry`.execute(db)
          : sql`truncate audit_entry`.execute(db),
    ],
  ])('is closed to everything but the next entry: %s', async (_name, change) => {
    const db = await fresh();
    await note(db, 'one', 'a');
    await note(db, 'two', 'a');
    const before = await listAuditEntriesAfter(db, 0);
    await expect(change(db)).rejects.toThrow(/audit_entry is (append-only|a chain)/);
    expect(await listAuditEntriesAfter(db, 0)).toEqual(before);
  });
});

async function again(db: Db, change: (entry: AuditEntry) => AuditEntry): Promise<void> {
  const entry = await findLastAuditEntry(db);
  if (entry) await db.insertInto('audit_entry').values(change(entry)).execute();
}

it('is not written without the master key', async () => {
  const db = openSqlite(':memory:');
  await migrate(db);
  await expect(note(db, 'act', 'a')).rejects.toThrow('master key');
  await db.destroy();
});
