import { expect, it } from 'vitest';
import { type ScorePair, showPairedScore } from '../../../app/learning/paired-score.ts';

const RULES = { minCell: 5, minDenominator: 10 };
const pairs = (better: number, same: number, worse: number): ScorePair[] => [
  ...Array.from({ length: better }, () => ({ before: 10, after: 16 })),
  ...Array.from({ length: same }, () => ({ before: 12, after: 12 })),
  ...Array.from({ length: worse }, () => ({ before: 15, after: 13 })),
];

it('means, their difference and the share that improved with its interval', () => {
  // Worked by hand: 10 × 6 points up, 5 × 2 down, of 20: 2.5 points; Wilson of 10 in 20 is 29.93 % to 70.07 %.
  expect(showPairedScore(pairs(10, 5, 5), RULES)).toEqual({
    kind: 'shown',
    pairs: 20,
    before: 11.75,
    after: 14.25,
    change: 2.5,
    improved: 10,
    worsened: 5,
    share: { share: 0.5, low: expect.closeTo(0.2993, 4), high: expect.closeTo(0.7007, 4) },
  });
});

it('nobody, and few, are words', () => {
  expect(showPairedScore([], null)).toEqual({ kind: 'nobody' });
  expect(showPairedScore(pairs(3, 1, 0), null)).toEqual({ kind: 'few', pairs: 3 + 1 });
});

it.each([
  [9, 0, 0],
  [4, 10, 6],
  [12, 0, 3],
  [14, 2, 0],
])('whoever may not open the persons sees nothing of %i up, %i same, %i down', (better, same, worse) => {
  expect(showPairedScore(pairs(better, same, worse), RULES)).toEqual({ kind: 'few', pairs: null });
  expect(showPairedScore(pairs(better, same, worse), null).kind).toBe('shown');
});
