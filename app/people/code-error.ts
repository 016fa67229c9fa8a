import type { FieldError } from '../ui/field-errors.ts';
import type { ExpectedCharacter, InvalidCode } from './code-reading.ts';

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
