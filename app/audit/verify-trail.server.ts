import { setImmediate } from 'node:timers/promises';
import { type AuditEntry, type ChainTail, EMPTY_CHAIN, hashOf } from '../../db/audit-chain.ts';
import type { ChainSealer } from '../../db/chain-sealer.ts';
import type { Db } from '../../db/index.ts';
import {
  findAuditEntry,
  findFirstAuditEntry,
  findLastAuditEntry,
  listAuditEntriesAfter,
} from '../../db/queries/audit-entries.ts';
import { type Break, explainBreak } from './explain-break.server.ts';

/** Which part of the trail; from the first entry to the last unless told otherwise. */
interface Part {
  readonly from?: number;
  readonly to?: number;
  /** Rows held in memory at a time. */
  readonly atOnce?: number;
}

type Verdict =
  | { readonly kind: 'whole'; readonly entries: number; readonly tail: ChainTail }
  | { readonly kind: 'broken'; readonly entries: number; readonly found: Break };

/** True when an entry's own seal holds, and it says it follows the entry before. */
function isLink(sealer: ChainSealer, entry: AuditEntry, before: ChainTail): boolean {
  return (
    entry.seq === before.seq + 1 && entry.previous === before.hash && hashOf(sealer, entry) === entry.hash
  );
}

/**
 * Reads the trail from one end to the other, a piece at a time, and names the first row that is not as it was written.
 * What was cut off at the end does not show from inside: for that a head is kept elsewhere (`compareHead`).
 */
export async function verifyTrail(db: Db, sealer: ChainSealer, part: Part = {}): Promise<Verdict> {
  const { from = 1, to = Number.POSITIVE_INFINITY, atOnce = 1000 } = part;
  let tail = await linkBefore(db, from);
  let entries = 0;
  const broken = async (here: AuditEntry | undefined): Promise<Verdict> => ({
    kind: 'broken',
    entries,
    found: await explainBreak(db, sealer, tail, here),
  });
  const first = from === 1 ? await findFirstAuditEntry(db) : undefined;
  if (first && first.seq < 1) return { kind: 'broken', entries, found: { kind: 'inserted', seq: first.seq } };
  for (;;) {
    const piece = await listAuditEntriesAfter(db, tail.seq, atOnce);
    for (const entry of piece) {
      if (tail.seq >= to) break;
      if (!isLink(sealer, entry, tail)) return broken(entry);
      tail = entry;
      entries += 1;
    }
    if (tail.seq >= to || piece.length < atOnce) break;
    // Other requests get their turn.
    await setImmediate();
  }
  return { kind: 'whole', entries, tail: { seq: tail.seq, hash: tail.hash } };
}

/** Where the chain goes on from. */
async function linkBefore(db: Db, from: number): Promise<ChainTail> {
  if (from <= 1) return EMPTY_CHAIN;
  return (await findAuditEntry(db, from - 1)) ?? { seq: from - 1, hash: '' };
}

/** A head of the chain, as `bottega audit-head` prints it and somebody keeps it elsewhere. */
interface KeptHead {
  readonly seq: number;
  readonly hash: string;
}

/** What a kept head says about today's trail: entries gone from its end, or another history; null when it fits. */
export async function compareHead(db: Db, head: KeptHead): Promise<Break | null> {
  if (head.seq === 0) return null;
  const there = await findAuditEntry(db, head.seq);
  if (there) return there.hash === head.hash ? null : { kind: 'rewritten', seq: head.seq };
  const last = await findLastAuditEntry(db);
  return { kind: 'cut', seq: (last?.seq ?? 0) + 1, to: head.seq };
}
