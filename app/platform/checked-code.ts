/** What a code people copy by hand is written with: nothing that looks like something else when printed or read aloud. */
export const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRTVWXYZ';

/**
 * The character that checks the others (at most 28): the sum of their places in the alphabet, each times its position,
 * modulo 29. As 29 is a prime, every single wrong character and every two that changed places show.
 */
function checkOf(own: string): string {
  let sum = 0;
  for (let at = 0; at < own.length; at += 1) sum += (at + 1) * CODE_LETTERS.indexOf(own.charAt(at));
  return CODE_LETTERS.charAt(sum % CODE_LETTERS.length);
}

/** Characters of the alphabet with the one that checks them behind. */
export function withCheckLetter(own: string): string {
  return own + checkOf(own);
}

/** A typed or scanned code of `length` own characters, with or without blanks and hyphens; null when it cannot be one. */
export function readCheckedCode(typed: string, length: number): string | null {
  const code = typed.replaceAll(/[\s*-]/g, '').toUpperCase();
  const known = [...code].every((character) => CODE_LETTERS.includes(character));
  return code.length === length + 1 && known && withCheckLetter(code.slice(0, length)) === code ? code : null;
}
