import { expect, it } from 'vitest';
import { roundFloor, shownUse } from '../../../app/surveys/version-use.ts';

it.each([
  [0, null],
  [9, null],
  [10, 10],
  [19, 10],
  [20, 20],
  [49, 20],
  [99, 50],
  [100, 100],
  [4_999, 2_000],
  [1_234_567, 1_000_000],
])('%i answers are shown as at least %s', (count, floor) => {
  expect(roundFloor(count, 10)).toBe(floor);
});

it('shows nothing below what the network asks for, never less than ten', () => {
  expect(roundFloor(49, 50)).toBeNull();
  expect(roundFloor(50, 50)).toBe(50);
  expect(roundFloor(9, 3)).toBeNull();
});

it('tells the months only of what enough people answered, and each way for itself', () => {
  const row = (way: 'desk' | 'home', answers: number) => ({
    way,
    answers,
    first: '2026-02',
    last: '2026-04',
  });
  expect(shownUse([row('desk', 6)], 10)).toMatchObject({ first: null, last: null, atLeast: null });
  expect(shownUse([row('desk', 25), { ...row('home', 3), first: '2025-12' }], 10)).toEqual({
    first: '2025-12',
    last: '2026-04',
    atLeast: 20,
    byWay: [
      { way: 'desk', atLeast: 20 },
      { way: 'tablet', atLeast: null },
      { way: 'home', atLeast: null },
      { way: 'paper', atLeast: null },
    ],
  });
});
