import { expect, it } from 'vitest';
import {
  OWN_CHARACTERS,
  readVerificationCode,
  shownVerificationCode,
} from '../../../app/certificates/verification-code.ts';
import { CODE_LETTERS } from '../../../app/platform/checked-code.ts';
import { newCheckedCode } from '../../../app/platform/new-checked-code.server.ts';

const code = newCheckedCode(OWN_CHARACTERS);

it('is read back as it is printed, in any case, with blanks', () => {
  expect(shownVerificationCode(code)).toMatch(/^([2-9A-Z]{4}-){3}[2-9A-Z]{4}$/);
  expect(readVerificationCode(` ${shownVerificationCode(code).toLowerCase()} `)).toBe(code);
});

it('every single wrong character shows', () => {
  const wrong = [...code].flatMap((character, at) =>
    [...CODE_LETTERS]
      .filter((one) => one !== character)
      .map((one) => code.slice(0, at) + one + code.slice(at + 1)),
  );
  expect(wrong).toHaveLength(16 * 28);
  expect(wrong.filter((one) => readVerificationCode(one) !== null)).toEqual([]);
});

it.each(['', code.slice(1), `${code}2`, code.replace(/^./, '0'), 'x'.repeat(5000)])('%s is none', (typed) => {
  expect(readVerificationCode(typed)).toBeNull();
});

it('no two of ten thousand are the same', () => {
  const codes = new Set(Array.from({ length: 10_000 }, () => newCheckedCode(OWN_CHARACTERS)));
  expect(codes.size).toBe(10_000);
});
