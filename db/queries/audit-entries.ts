import {
  type AuditEntry,
  type AuditFactRow,
  type ChainTail,
  EMPTY_CHAIN,
  entryAfter,
  sealerOf,
} from '../audit-chain.ts';
import { insertMany, lockAuditTail } from '../engines/differences.ts';
import { lastly } from '../engines/last-steps.ts';
import type { Db } from '../index.ts';

/** What the open transactions will have done, by their executor: all of it is written in one go. */
const waitingFacts = new WeakMap<object, AuditFactRow[]>();

/**
 * Appends entries to the chain at the end of the caller's transaction, or in one of their own; there is no update and
 * no delete. Throws when the database was opened without the master key.
 */
export async function insertAuditEntries(db: Db, facts: readonly AuditFactRow[]): Promise<void> {
  if (!db.isTransaction) {
    await db.transaction().execute((trx) => insertAuditEntries(trx, facts));
    return;
  }
  const waiting = waitingFacts.get(db.getExecutor());
  if (waiting) {
    waiting.push(...facts);
    return;
  }
  const all = [...facts];
  waitingFacts.set(db.getExecutor(), all);
  const sealer = sealerOf(db);
  lastly(db, async () => {
    waitingFacts.delete(db.getExecutor());
    let tail: ChainTail = (await lockAuditTail(db)) ?? EMPTY_CHAIN;
    const entries = all.map((fact) => {
      const entry = entryAfter(sealer, tail, fact);
      tail = entry;
      return entry;
    });
    await insertMany(db, 'audit_entry', entries);
  });
}

/** The entry with a number. */
export async function findAuditEntry(db: Db, seq: number): Promise<AuditEntry | undefined> {
  return db.selectFrom('audit_entry').selectAll().where('seq', '=', seq).executeTakeFirst();
}

/** The entry with the lowest number. */
export async function findFirstAuditEntry(db: Db): Promise<AuditEntry | undefined> {
  return db.selectFrom('audit_entry').selectAll().orderBy('seq').limit(1).executeTakeFirst();
}

/** The last entry. */
export async function findLastAuditEntry(db: Db): Promise<AuditEntry | undefined> {
  return db.selectFrom('audit_entry').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirst();
}

/** The `limit` entries that come after a number, in order: to read the trail piece by piece. */
export async function listAuditEntriesAfter(db: Db, seq: number, limit = 1000): Promise<AuditEntry[]> {
  return db
    .selectFrom('audit_entry')
    .selectAll()
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute();
}

/** Entries that say they follow the one with this hash, at most `limit`: reads the whole trail, to explain a break. */
export async function listAuditEntriesFollowing(db: Db, hash: string, limit = 100): Promise<AuditEntry[]> {
  return db.selectFrom('audit_entry').selectAll().where('previous', '=', hash).limit(limit).execute();
}

/** An entry with this hash at another number than `exceptSeq`: reads the whole trail, to explain a break. */
export async function findAuditEntryByHash(
  db: Db,
  hash: string,
  exceptSeq: number,
): Promise<AuditEntry | undefined> {
  return db
    .selectFrom('audit_entry')
    .selectAll()
    .where('hash', '=', hash)
    .where('seq', '<>', exceptSeq)
    .limit(1)
    .executeTakeFirst();
}
