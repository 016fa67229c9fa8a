import { createHmac, createSecretKey, randomBytes } from 'node:crypto';

/** 128 bits: two people never share one. */
const PSEUDONYM_BYTES = 16;

/**
 * Names for the people (and visits) of one export, by what they are known by: the same one has the same name in it and
 * another in every other. The key is
 * made here and forgotten with the export, so that nobody, not even the holder of the master key, can find the way back.
 */
export function openPseudonyms(): (known: string | number) => string {
  const key = createSecretKey(randomBytes(32));
  return (known) =>
    createHmac('sha256', key)
      .update(String(known))
      .digest()
      .subarray(0, PSEUDONYM_BYTES)
      .toString('base64url');
}
