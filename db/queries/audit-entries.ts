import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../index.ts';
import type { AuditEntryTable } from '../schema/audit-entry.ts';

/** Appends one entry; there is no update and no delete. */
export async function insertAuditEntry(trx: Db, entry: Insertable<AuditEntryTable>): Promise<void> {
  await trx.insertInto('audit_entry').values(entry).execute();
}

/** The newest `limit` entries about one subject, newest first. */
export async function listAuditEntries(
  db: Db,
  subjectKind: string,
  subjectId: string,
  limit = 100,
): Promise<Selectable<AuditEntryTable>[]> {
  return db
    .selectFrom('audit_entry')
    .selectAll()
    .where('subject_kind', '=', subjectKind)
    .where('subject_id', '=', subjectId)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
}
