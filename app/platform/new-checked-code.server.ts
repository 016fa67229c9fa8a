import { randomInt } from 'node:crypto';
import { CODE_LETTERS, withCheckLetter } from './checked-code.ts';

/** A code of `length` characters drawn at random, which say nothing of whom it is for, and one that checks them. */
export function newCheckedCode(length: number): string {
  let own = '';
  while (own.length < length) own += CODE_LETTERS.charAt(randomInt(CODE_LETTERS.length));
  return withCheckLetter(own);
}
