/** What a number on paper is written with: nothing that looks like something else when printed or read aloud. */
export const PAPER_LETTERS = '23456789ABCDEFGHJKMNPQRTVWXYZ';

/** Characters that say which paper it is; one more checks them. */
export const OWN_CHARACTERS = 6;

/**
 * The character that checks the others: the sum of their places in the alphabet, each times its position, modulo 29. As
 * 29 is a prime, every single wrong character and every two that changed places show.
 */
function checkOf(own: string): string {
  let sum = 0;
  for (let at = 0; at < own.length; at += 1) sum += (at + 1) * PAPER_LETTERS.indexOf(own.charAt(at));
  return PAPER_LETTERS.charAt(sum % PAPER_LETTERS.length);
}

/** The number of a paper from six characters of the alphabet. */
export function paperCode(own: string): string {
  return own + checkOf(own);
}

/** A typed or scanned number, with or without its hyphen; null when it cannot be one. */
export function readPaperCode(typed: string): string | null {
  const code = typed.replaceAll(/[\s*-]/g, '').toUpperCase();
  const own = code.slice(0, OWN_CHARACTERS);
  const known = [...code].every((character) => PAPER_LETTERS.includes(character));
  return code.length === OWN_CHARACTERS + 1 && known && paperCode(own) === code ? code : null;
}

/** As it is printed: `ABC-DEFG`. */
export function shownPaperCode(code: string): string {
  return `${code.slice(0, 3)}-${code.slice(3)}`;
}
