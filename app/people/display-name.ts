import type { Identity } from '../../db/schema/identity.ts';

const FISCAL_CODE = /^[A-Z]{6}[0-9A-Z]{10}$/;
const HIDDEN = '•';

/**
 * What staff read in place of a person's full name: «Maria R.», else the fiscal code's names «RSS MRA»,
 * else null and the caller shows the local reference (a provisional code says nothing to a reader).
 */
export function displayName(identity: Pick<Identity, 'givenName' | 'familyName' | 'code'>): string | null {
  const given = tidy(identity.givenName);
  const [initial] = tidy(identity.familyName);
  if (given) return initial ? `${given} ${initial.toLocaleUpperCase('it')}.` : given;
  if (identity.code === null || !FISCAL_CODE.test(identity.code)) return null;
  return `${identity.code.slice(0, 3)} ${identity.code.slice(3, 6)}`;
}

/** A code fit for a screen others can see: «RSSMRA•••••••••S»; of a provisional code only the last digit. */
export function maskCode(code: string): string {
  const shown = FISCAL_CODE.test(code) ? 6 : 0;
  const hidden = Math.max(code.length - shown - 1, 0);
  return `${code.slice(0, shown)}${HIDDEN.repeat(hidden)}${code.slice(-1)}`;
}

/** One character is one letter with its accent, blanks single. */
function tidy(name: string | null): string {
  return (name ?? '').normalize('NFC').trim().replace(/\s+/g, ' ');
}
