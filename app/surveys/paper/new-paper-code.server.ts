import { newCheckedCode } from '../../platform/new-checked-code.server.ts';
import { OWN_CHARACTERS } from './paper-code.ts';

/** A number for a paper, drawn at random: it says nothing about the person or the day. */
export function newPaperCode(): string {
  return newCheckedCode(OWN_CHARACTERS);
}
