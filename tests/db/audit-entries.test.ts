import { expect, it } from 'vitest';
import type { Db } from '../../db/index.ts';
import { insertAuditEntry, listAuditEntries } from '../../db/queries/audit-entries.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const note = (db: Db, action: string, subject_id: string, subject_kind = 'session') =>
  insertAuditEntry(db, {
    at: '2026-03-02T08:00:00.000Z',
    staff_id: null,
    action,
    subject_kind,
    subject_id,
    site_id: null,
    detail: '{}',
  });

describeOnBothEngines('the audit trail', (fresh) => {
  it('is read newest first in the order it was written, subject by subject', async () => {
    const db = await fresh();
    await openPeopleWorld(db);
    await note(db, 'first', 'a');
    await note(db, 'of-another', 'b');
    await note(db, 'of-another-kind', 'a', 'citizen');
    await insertAuditEntry(db, {
      at: '2026-03-01T08:00:00.000Z',
      staff_id: 'anna',
      action: 'second',
      subject_kind: 'session',
      subject_id: 'a',
      site_id: 'here',
      detail: '{"heads":2}',
    });
    const rows = await listAuditEntries(db, 'session', 'a');
    expect(rows.map(({ action }) => action)).toEqual(['second', 'first']);
    expect(rows[0]).toMatchObject({ staff_id: 'anna', site_id: 'here', detail: '{"heads":2}' });
    expect((await listAuditEntries(db, 'session', 'a', 1)).map(({ action }) => action)).toEqual(['second']);
    expect(await listAuditEntries(db, 'session', 'c')).toEqual([]);
  });

  it('is bounded at a hundred unless asked for more', async () => {
    const db = await fresh();
    for (let n = 0; n < 101; n += 1) await note(db, `act-${n}`, 'a');
    const rows = await listAuditEntries(db, 'session', 'a');
    expect(rows).toHaveLength(100);
    expect(rows[0]?.action).toBe('act-100');
    expect(await listAuditEntries(db, 'session', 'a', 200)).toHaveLength(101);
  });

  it('stands or falls with the change it is about', async () => {
    const db = await fresh();
    const change = db.transaction().execute(async (trx) => {
      await note(trx, 'never-happened', 'a');
      throw new Error('rolled back');
    });
    await expect(change).rejects.toThrow('rolled back');
    expect(await listAuditEntries(db, 'session', 'a')).toEqual([]);
  });

  it('gives every entry of writers at once a place of its own', async () => {
    const db = await fresh();
    const write = (n: number) => db.transaction().execute((trx) => note(trx, `act-${n}`, 'a'));
    await Promise.all([1, 2, 3, 4, 5, 6].map(write));
    const rows = await listAuditEntries(db, 'session', 'a');
    expect(new Set(rows.map(({ seq }) => seq)).size).toBe(6);
    expect(new Set(rows.map(({ action }) => action)).size).toBe(6);
  });
});
