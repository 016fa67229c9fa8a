import { describe, expect, it } from 'vitest';
import { CODE_LETTERS, withCheckLetter } from '../../../../app/platform/checked-code.ts';
import { code39 } from '../../../../app/surveys/paper/code39.ts';
import { readPaperCode, shownPaperCode } from '../../../../app/surveys/paper/paper-code.ts';

const CODES = ['222222', 'ZZZZZZ', 'A2B3C4', 'PAPER2', 'K7M4QX', '9Y8XWV'].map(withCheckLetter);

describe('the number of a paper', () => {
  it.each(CODES)('%s is read as printed, typed and scanned', (code) => {
    for (const typed of [code, shownPaperCode(code), code.toLowerCase(), ` ${code} `, `*${code}*`]) {
      expect(readPaperCode(typed)).toBe(code);
    }
  });

  it.each(CODES)(
    '%s shows every single wrong character and every two next to each other changed round',
    (code) => {
      for (let at = 0; at < code.length; at += 1) {
        for (const other of CODE_LETTERS) {
          if (other !== code[at])
            expect(readPaperCode(code.slice(0, at) + other + code.slice(at + 1))).toBeNull();
        }
        const swapped = code.slice(0, at) + (code[at + 1] ?? '') + code.charAt(at) + code.slice(at + 2);
        if (at + 1 < code.length && swapped !== code) expect(readPaperCode(swapped)).toBeNull();
      }
    },
  );

  it.each(['', 'ABC', 'PAPER22X', 'O0I1LSU', '<b>', 'Ⅷ234567', 'x'.repeat(1000)])('%s is none', (typed) => {
    expect(readPaperCode(typed)).toBeNull();
  });
});

/** Reads bars back, character by character: which of its five bars and four spaces are wide. */
function readBars(text: string): string[] {
  const { bars } = code39(text);
  const characters: string[] = [];
  for (let at = 0; at < bars.length; at += 5) {
    const five = bars.slice(at, at + 5);
    const black = five.map(({ wide }) => (wide > 1 ? '1' : '0')).join('');
    const white = five
      .slice(0, 4)
      .map(({ at: from, wide }, place) => ((five[place + 1]?.at ?? 0) - from - wide > 1 ? '1' : '0'))
      .join('');
    characters.push(`${black} ${white}`);
  }
  return characters;
}

/** Code 39 by its rule: ten patterns of bars, and the place of the wide space tells which ten characters they are. */
const WIDE_BARS = ['10001', '01001', '11000', '00101', '10100', '01100', '00011', '10010', '01010', '00110'];
const TENS = { '0100': '1234567890', '0010': 'ABCDEFGHIJ', '0001': 'KLMNOPQRST', '1000': 'UVWXYZ-. *' };
const RULE = new Map(
  Object.entries(TENS).flatMap(([white, ten]) =>
    [...ten].map((character, place) => [character, `${WIDE_BARS[place]} ${white}`] as const),
  ),
);

it('the bars of every letter follow the rule of Code 39, between its marks', () => {
  for (const letter of CODE_LETTERS) {
    expect(readBars(letter), letter).toEqual(['*', letter, '*'].map((character) => RULE.get(character)));
  }
});
