import type { ExpectedCharacter, InvalidCode } from './code-reading.ts';

export const FISCAL_LENGTH = 16;
export const PROVISIONAL_LENGTH = 11;

/** Digits of a fiscal code (0-based): omocodia may replace them with letters (D.M. 23 December 1976). */
const FISCAL_DIGITS = new Set([6, 7, 9, 10, 12, 13, 14]);
const DIGIT_OR_OMOCODIA = /^[0-9LMNPQRSTUV]$/;
const DIGIT = /^[0-9]$/;
const LETTER = /^[A-Z]$/;
const MONTH_INDEX = 8;
const MONTH = /^[ABCDEHLMPRST]$/;
const VOWEL = /^[AEIOU]$/;

/** True when `character` may stand at `index` (0-based) of a fiscal code, or of a provisional one. */
export function isAllowedAt(character: string, index: number, length: number): boolean {
  if (length === PROVISIONAL_LENGTH) return DIGIT.test(character);
  return FISCAL_DIGITS.has(index) ? DIGIT_OR_OMOCODIA.test(character) : LETTER.test(character);
}

/** The first character of the wrong class in a code of 16 or 11 characters, or null. */
export function findWrongCharacter(characters: readonly string[]): InvalidCode | null {
  const index = characters.findIndex((character, at) => !isAllowedAt(character, at, characters.length));
  if (index < 0) return null;
  const digit = characters.length === PROVISIONAL_LENGTH || FISCAL_DIGITS.has(index);
  return wrongAt('character', characters, index, digit ? 'digit' : 'letter');
}

/** The first letter that cannot stand where it is: in surname or given name, or as the month. Classes are already right. */
export function findWrongLetter(characters: readonly string[]): InvalidCode | null {
  for (const start of [0, 3]) {
    const offset = findMissingVowel(characters.slice(start, start + 3));
    if (offset !== null) return wrongAt('character', characters, start + offset, 'vowel');
  }
  if (!MONTH.test(characters[MONTH_INDEX] ?? '')) return wrongAt('date', characters, MONTH_INDEX, 'month');
  return null;
}

/**
 * Consonants come first, then vowels, then X to fill up: after a vowel only vowels and a filling X follow
 * (D.M. 23 December 1976). Answers the 0-based offset of the letter that breaks it.
 */
function findMissingVowel([first = '', second = '', third = '']: readonly string[]): number | null {
  if (VOWEL.test(second)) return VOWEL.test(third) || third === 'X' ? null : 2;
  if (VOWEL.test(first)) return second === 'X' && third === 'X' ? null : 1;
  return null;
}

function wrongAt(
  problem: 'character' | 'date',
  characters: readonly string[],
  index: number,
  expected: ExpectedCharacter,
): InvalidCode {
  return { kind: 'invalid', problem, position: index + 1, found: characters[index] ?? '', expected };
}
