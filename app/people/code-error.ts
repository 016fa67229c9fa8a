import type { Language } from '../platform/languages.ts';
import type { FieldError } from '../ui/field-errors.ts';
import { formatsFor } from '../ui/formats.ts';
import type { ExpectedCharacter, InvalidCode } from './code-reading.ts';

/** Characters a field takes for a code, or several a reader gives in a row; and of a wrong one that are shown again. */
export const CODE_LENGTH = 256;

/** What belongs at the position of a wrong character. */
const EXPECTED: Readonly<Record<ExpectedCharacter, string>> = {
  letter: 'code:letter',
  digit: 'code:digit',
  vowel: 'code:vowel',
  month: 'code:month',
};

/** What is wrong with a typed code, as an error of its field: `errors.code` of every form that asks for one. */
export function codeFieldError(reading: InvalidCode): FieldError {
  const { problem, position = 0, found = '', expected = 'letter', length = 0 } = reading;
  switch (problem) {
    case 'empty':
      return { key: 'code:empty' };
    case 'several':
      return { key: 'code:several' };
    case 'length':
      return { key: 'code:length', words: { count: length } };
    case 'character':
      return { key: EXPECTED[expected], words: { position, found } };
    case 'date':
      return expected === 'month'
        ? { key: EXPECTED.month, words: { position, found } }
        : { key: 'code:day', words: { found } };
    case 'place':
      return { key: 'code:place', words: { found } };
    case 'check':
      return { key: 'code:check' };
    case 'provisional_check':
      return { key: 'code:provisional_check' };
  }
}

/** Why a code that was shown opened no card: it cannot be one, or the person had everything erased (civil day). */
type NoCard =
  | { readonly kind: 'invalid'; readonly reading: InvalidCode }
  | { readonly kind: 'erased'; readonly erasedOn: string };

/** What a form that asks for a code answers then, with what was typed to be shown again. */
export function refusedCode(why: NoCard, typed: string, language: Language) {
  const isErased = why.kind === 'erased';
  return {
    errors: {
      code: isErased ? erasedError('code:erased', why.erasedOn, language) : codeFieldError(why.reading),
    },
    code: typed.slice(0, CODE_LENGTH),
    suggestion: isErased ? undefined : why.reading.suggestion,
    erased: isErased,
  };
}

/** That everything of the person was erased: a new card is asked for right here, or (`code:erased_join`) at the desk. */
export function erasedError(
  key: 'code:erased' | 'code:erased_join',
  erasedOn: string,
  language: Language,
): FieldError {
  return { key, words: { day: formatsFor(language).date(erasedOn) } };
}
