import { FISCAL_LENGTH } from './code-structure.ts';

const WORDS = /^\p{L}[\p{L}\p{M}\s'’.-]+$/u;

/** True when what was typed where a code is asked can only be a name: no digit, and in words or not as long as a code. */
export function looksLikeName(typed: string): boolean {
  const text = typed.trim();
  return WORDS.test(text) && (/\s/.test(text) || text.length !== FISCAL_LENGTH);
}
