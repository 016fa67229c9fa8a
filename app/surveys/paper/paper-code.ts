import { readCheckedCode } from '../../platform/checked-code.ts';

/** Characters that say which paper it is; one more checks them. */
export const OWN_CHARACTERS = 6;

/** A typed or scanned number, with or without its hyphen; null when it cannot be one. */
export function readPaperCode(typed: string): string | null {
  return readCheckedCode(typed, OWN_CHARACTERS);
}

/** As it is printed: `ABC-DEFG`. */
export function shownPaperCode(code: string): string {
  return `${code.slice(0, 3)}-${code.slice(3)}`;
}
