import { expect, it } from 'vitest';
import { type AuditEntry, EMPTY_CHAIN, entryAfter, sealerOf } from '../../db/audit-chain.ts';
import { insertMany } from '../../db/engines/differences.ts';
import type { Db } from '../../db/index.ts';
import { type AuditFilter, type AuditPlace, searchAuditEntries } from '../../db/queries/audit-search.ts';
import { describeOnBothEngines } from '../support/engines.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString();

/** `count` entries, one a minute; every tenth by Bruno, every seventh about a citizen, the others by turns. */
async function fill(db: Db, count: number): Promise<AuditEntry[]> {
  const rows: AuditEntry[] = [];
  for (let n = 1; n <= count; n += 1) {
    rows.push(
      entryAfter(sealerOf(db), rows.at(-1) ?? EMPTY_CHAIN, {
        at: at(n),
        staff_id: n % 10 === 0 ? 'bruno' : 'anna',
        action: n % 7 === 0 ? 'citizen.view' : 'session.log',
        subject_kind: n % 7 === 0 ? 'citizen' : 'session',
        subject_id: `s-${n % 50}`,
        site_id: n % 2 === 0 ? 'here' : null,
        detail: '{}',
      }),
    );
  }
  await db.transaction().execute((trx) => insertMany(trx, 'audit_entry', rows));
  return rows;
}

/** All pages of a search, and how many there were. */
async function readAll(db: Db, filter: AuditFilter, limit: number) {
  const seqs: number[] = [];
  let pages = 0;
  let place: AuditPlace | null = null;
  do {
    const found = await searchAuditEntries(db, filter, limit, place);
    seqs.push(...found.entries.map(({ seq }) => seq));
    place = found.next;
    pages += 1;
  } while (place !== null);
  return { seqs, pages };
}

describeOnBothEngines('looking through the trail', (fresh) => {
  it('finds what fits every filter, newest first, each entry once over all pages', async () => {
    const db = await fresh();
    const rows = await fill(db, 1200);
    const filters: AuditFilter[] = [
      {},
      { since: at(100), until: at(300) },
      { staffId: 'bruno' },
      { action: 'citizen.view' },
      { subjectKind: 'citizen' },
      { subjectId: 's-7' },
      { siteId: 'here' },
      { staffId: 'bruno', action: 'citizen.view', siteId: 'here' },
      { staffId: 'bruno', subjectId: 's-7' },
      { subjectKind: 'citizen', action: 'session.log' },
      { staffId: 'nobody' },
    ];
    for (const filter of filters) {
      const fitting = rows.filter(
        (row) =>
          (filter.since === undefined || row.at >= filter.since) &&
          (filter.until === undefined || row.at < filter.until) &&
          (filter.staffId === undefined || row.staff_id === filter.staffId) &&
          (filter.action === undefined || row.action === filter.action) &&
          (filter.subjectKind === undefined || row.subject_kind === filter.subjectKind) &&
          (filter.subjectId === undefined || row.subject_id === filter.subjectId) &&
          (filter.siteId === undefined || row.site_id === filter.siteId),
      );
      const { seqs } = await readAll(db, filter, 37);
      expect(seqs, JSON.stringify(filter)).toEqual(fitting.map(({ seq }) => seq).reverse());
    }
  });

  it('goes by the time written, and by the number where the time is the same', async () => {
    const db = await fresh();
    const rows: AuditEntry[] = [];
    for (const minute of [5, 5, 1, 9, 5]) {
      const fact = { at: at(minute), action: 'a', subject_kind: 'k', subject_id: 's', detail: '{}' };
      rows.push(entryAfter(sealerOf(db), rows.at(-1) ?? EMPTY_CHAIN, fact));
    }
    await db.transaction().execute((trx) => insertMany(trx, 'audit_entry', rows));
    expect((await readAll(db, {}, 2)).seqs).toEqual([4, 5, 2, 1, 3]);
  });

  it('reads no more than 5,000 entries for a page, and goes on from there', async () => {
    const db = await fresh();
    await fill(db, 11_000);
    const rare = { staffId: 'anna', subjectKind: 'none' };
    const first = await searchAuditEntries(db, rare, 50);
    expect(first.entries).toEqual([]);
    expect(first.next).not.toBeNull();
    expect(await readAll(db, rare, 50)).toEqual({ seqs: [], pages: 2 });
  });
});
