import { createHash, randomInt } from 'node:crypto';

/** Without 0, o, 1 and l, which look alike on paper. */
const SIGNS = '23456789abcdefghijkmnpqrstuvwxyz';
const LENGTH = 24;
const RECOVERY_CODES = 10;

/** Ten codes of 120 random bits each: long enough to be kept as a plain hash (OWASP ASVS 5.0, 6.5.2). */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const signs = Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');
    return signs.replace(/.{4}(?=.)/g, '$&-');
  });
}

/** What is kept of a code, however its letters and dashes were typed; bound to its person. */
export function recoveryCodeHash(staffId: string, typed: string): string {
  const code = typed
    .slice(0, 100)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  return createHash('sha256').update(`${staffId} ${code}`).digest('hex');
}
