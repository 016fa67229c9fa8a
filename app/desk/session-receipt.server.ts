import { createHash } from 'node:crypto';
import type { KeyRing } from '../platform/keys.server.ts';

/** Half of SHA-256 tells two forms apart well enough, and a million sessions take less room. */
const DIGEST_BYTES = 16;

function digestOf(said: string): string {
  return createHash('sha256').update(said).digest().subarray(0, DIGEST_BYTES).toString('base64url');
}

/**
 * What recognises a form that comes again. Sealed rather than a keyed hash: it passes to another master key without
 * the form it was made of.
 */
export function sealReceipt(keys: Pick<KeyRing, 'seal'>, id: string, said: string): string {
  return keys.seal(digestOf(said), id);
}

/** True when the receipt of this session was made of the same form. */
export function isReceiptOf(
  keys: Pick<KeyRing, 'open' | 'contentHashes'>,
  receipt: string,
  id: string,
  said: string,
): boolean {
  // The first release kept a keyed hash; a change of keys leaves an empty receipt of it, which is of no form.
  if (!receipt.includes('.')) return keys.contentHashes(said).includes(receipt);
  return keys.open(receipt, id) === digestOf(said);
}
