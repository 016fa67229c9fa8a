import { z } from 'zod';
import { EMPTY_CHAIN } from '../../db/audit-chain.ts';
import type { Db } from '../../db/index.ts';
import { findLastAuditEntry } from '../../db/queries/audit-entries.ts';
import type { AuditKeys } from '../platform/audit-keys.server.ts';

const SignedHead = z.object({
  seq: z.int().nonnegative(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  keyId: z.string().max(100),
  publicKey: z.string().max(100),
  signature: z.string().max(200),
});

/** The end of the chain at an instant, signed: kept elsewhere, it shows later what was cut off. */
type SignedHead = z.infer<typeof SignedHead>;

/** What the signature is about. */
function textOf({ seq, hash, at, keyId }: Omit<SignedHead, 'publicKey' | 'signature'>): string {
  return JSON.stringify(['bottega-audit-head-1', seq, hash, at, keyId]);
}

/** The head of the trail, signed now. */
export async function signHead(db: Db, keys: AuditKeys, now: Date): Promise<SignedHead> {
  const { seq, hash } = (await findLastAuditEntry(db)) ?? EMPTY_CHAIN;
  const { keyId, publicKey } = keys;
  const head = { seq, hash, at: now.toISOString(), keyId };
  return { ...head, publicKey, signature: keys.sign(textOf(head)) };
}

/** A head from a kept line of JSON; null when it is none or was not signed with a key of ours. */
export function readHead(keys: AuditKeys, text: string): SignedHead | null {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return null;
  }
  const head = SignedHead.safeParse(told);
  if (!head.success) return null;
  return keys.isSignedBy(head.data.keyId, textOf(head.data), head.data.signature) ? head.data : null;
}
