import { type AuditEntry, type ChainTail, hashOf } from '../../db/audit-chain.ts';
import type { ChainSealer } from '../../db/chain-sealer.ts';
import type { Db } from '../../db/index.ts';
import { findAuditEntryByHash, listAuditEntriesFollowing } from '../../db/queries/audit-entries.ts';

/** The first row that is wrong, by its number, and what is wrong with it. */
export type Break =
  /** The row says something else than was written, or was never written by Bottega. */
  | { readonly kind: 'altered'; readonly seq: number }
  /** The row names a key that is not at hand: without it nobody can say. */
  | { readonly kind: 'unknown_key'; readonly seq: number; readonly keyId: string }
  /** The entry that belongs here is gone. */
  | { readonly kind: 'missing'; readonly seq: number }
  /** The row was put in; the entry that belongs here stands at `at`, if it is still there. */
  | { readonly kind: 'inserted'; readonly seq: number; readonly at?: number }
  /** Another entry stands here; the one that belongs here stands at `at`. */
  | { readonly kind: 'moved'; readonly seq: number; readonly at: number }
  /** Entries that a kept head knows are gone from the end, up to `to`. */
  | { readonly kind: 'cut'; readonly seq: number; readonly to: number }
  /** A kept head knows another entry here. */
  | { readonly kind: 'rewritten'; readonly seq: number };

/** So many places either way an entry is looked for that lost its neighbours too. */
const NEAR = 1000;

/**
 * Says what happened where the chain breaks: `before` is the last link that holds, `here` the row found next. Two
 * questions decide: is the entry that belongs here anywhere in the trail, and is the row here a true entry of some other place?
 */
export async function explainBreak(
  db: Db,
  sealer: ChainSealer,
  before: ChainTail,
  here: AuditEntry | undefined,
): Promise<Break> {
  const seq = before.seq + 1;
  const rightful = (await listAuditEntriesFollowing(db, before.hash)).find(
    (entry) => entry !== here && entry.seq !== seq && hashOf(sealer, { ...entry, seq }) === entry.hash,
  );
  if (!here || here.seq !== seq) {
    return rightful ? { kind: 'moved', seq, at: rightful.seq } : { kind: 'missing', seq };
  }
  if (hashOf(sealer, here) === null) return { kind: 'unknown_key', seq, keyId: here.key_id };
  if (hashOf(sealer, here) === here.hash) return { kind: 'inserted', seq };
  const elsewhere = await isTrueElsewhere(db, sealer, here);
  const copied = elsewhere && (await findAuditEntryByHash(db, here.hash, seq)) !== undefined;
  if (rightful) return { kind: elsewhere && !copied ? 'moved' : 'inserted', seq, at: rightful.seq };
  return { kind: elsewhere ? 'missing' : 'altered', seq };
}

/** True when the row is sealed for another number than the one it has. */
async function isTrueElsewhere(db: Db, sealer: ChainSealer, row: AuditEntry): Promise<boolean> {
  const before = await findAuditEntryByHash(db, row.previous, row.seq);
  const places = Array.from({ length: 2 * NEAR + 1 }, (_, n) => row.seq - NEAR + n);
  if (before) places.unshift(before.seq + 1);
  return places.some((seq) => seq !== row.seq && hashOf(sealer, { ...row, seq }) === row.hash);
}
