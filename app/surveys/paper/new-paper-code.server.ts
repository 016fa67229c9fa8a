import { randomInt } from 'node:crypto';
import { OWN_CHARACTERS, PAPER_LETTERS, paperCode } from './paper-code.ts';

/** A number for a paper, drawn at random: it says nothing about the person or the day. */
export function newPaperCode(): string {
  let own = '';
  while (own.length < OWN_CHARACTERS) own += PAPER_LETTERS.charAt(randomInt(PAPER_LETTERS.length));
  return paperCode(own);
}
