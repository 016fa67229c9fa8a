import { createHash } from 'node:crypto';

/** What is kept to find a certificate by its code: 72 random bits are not found by trying hashes. */
export function codeHash(code: string): string {
  return createHash('sha256').update(code).digest('base64url');
}
