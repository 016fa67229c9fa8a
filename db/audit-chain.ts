import type { Insertable, Selectable } from 'kysely';
import type { ChainSealer } from './chain-sealer.ts';
import { slotOf } from './engines/adapter-slot.ts';
import type { AuditEntryTable } from './schema/audit-entry.ts';

/** An entry before it has its place in the chain. */
export type AuditFactRow = Omit<Insertable<AuditEntryTable>, 'seq' | 'key_id' | 'previous' | 'hash'>;
export type AuditEntry = Selectable<AuditEntryTable>;

/** The last link: where the next entry goes on. */
export interface ChainTail {
  readonly seq: number;
  readonly hash: string;
}

/** Before the first entry. */
export const EMPTY_CHAIN: ChainTail = { seq: 0, hash: '0'.repeat(64) };

/** Gives a database, and all its transactions, what seals its audit trail. */
export function sealWith(db: Parameters<typeof slotOf>[0], sealer: ChainSealer): void {
  slotOf(db).sealer = sealer;
}

/** What seals the trail of this database; throws when it was opened without the master key. */
export function sealerOf(db: Parameters<typeof slotOf>[0]): ChainSealer {
  const { sealer } = slotOf(db);
  if (!sealer) throw new Error('The audit trail cannot be written without the master key.');
  return sealer;
}

/** Every column but the hash, as a JSON array: no two different entries read the same. */
function textOf(entry: Omit<AuditEntry, 'hash'>): string {
  return JSON.stringify([
    'bottega-audit-1',
    entry.seq,
    entry.at,
    entry.staff_id,
    entry.action,
    entry.subject_kind,
    entry.subject_id,
    entry.site_id,
    entry.detail,
    entry.key_id,
    entry.previous,
  ]);
}

/** The hash an entry should have; null when its key is not held. */
export function hashOf(sealer: ChainSealer, entry: Omit<AuditEntry, 'hash'>): string | null {
  return sealer.mac(entry.key_id, textOf(entry));
}

/** The fact as the entry that follows `tail`. */
export function entryAfter(sealer: ChainSealer, tail: ChainTail, fact: AuditFactRow): AuditEntry {
  const { at, staff_id = null, action, subject_kind, subject_id, site_id = null, detail } = fact;
  const seq = tail.seq + 1;
  const { keyId: key_id } = sealer;
  const entry = {
    seq,
    at,
    staff_id,
    action,
    subject_kind,
    subject_id,
    site_id,
    detail,
    key_id,
    previous: tail.hash,
  };
  const hash = hashOf(sealer, entry);
  if (hash === null) throw new Error(`The sealer does not hold its own key ${key_id}.`);
  return { ...entry, hash };
}
