import { readCheckedCode } from '../platform/checked-code.ts';

/** Characters drawn at random (29 kinds: 72 bits in all); one more checks them. */
export const OWN_CHARACTERS = 15;

/** A typed or scanned code, with or without its hyphens; null when it cannot be one. */
export function readVerificationCode(typed: string): string | null {
  return readCheckedCode(typed, OWN_CHARACTERS);
}

/** As it is printed: `ABCD-EFGH-JKMN-PQRT`. */
export function shownVerificationCode(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join('-');
}
