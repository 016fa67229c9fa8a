import { describe, expect, it } from 'vitest';
import { code39 } from '../../../../app/surveys/paper/code39.ts';
import {
  PAPER_LETTERS,
  paperCode,
  readPaperCode,
  shownPaperCode,
} from '../../../../app/surveys/paper/paper-code.ts';

const CODES = ['222222', 'ZZZZZZ', 'A2B3C4', 'PAPER2', 'K7M4QX', '9Y8XWV'].map(paperCode);

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
        for (const other of PAPER_LETTERS) {
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

describe('the bars', () => {
  it('begin and end with the same mark, and tell every character from every other', () => {
    const marks = [...PAPER_LETTERS].map((letter) => readBars(letter));
    for (const [start, , end] of marks) expect([start, end]).toEqual(['00110 1000', '00110 1000']);
    expect(new Set(marks.map(([, letter]) => letter)).size).toBe(PAPER_LETTERS.length);
    // Three of nine are wide, two of them black: what «Code 39» means.
    for (const [, letter = ''] of marks) {
      expect([...letter].filter((bit) => bit === '1')).toHaveLength(3);
    }
  });
});
