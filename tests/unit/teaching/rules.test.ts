import { expect, it } from 'vitest';
import { deservesAnother, sumTeaching } from '../../../app/teaching/rules.ts';

it.each([
  [12, 6, true],
  [12, 5, false],
  [4, 3, false],
  [4, 4, true],
  [15, 8, true],
  [15, 7, false],
])('of %i seats, %i who wait deserve another edition: %s', (seats, waiting, another) => {
  expect(deservesAnother(waiting, seats)).toBe(another);
});

it('adds up seats, people and minutes', () => {
  const edition = { seats: 12, enrolled: 10, attended: 8, waiting: 1, minutes: 240 };
  expect(sumTeaching([edition, edition])).toEqual({
    editions: 2,
    seats: 24,
    enrolled: 20,
    attended: 16,
    waiting: 2,
    minutes: 480,
  });
  expect(sumTeaching([]).seats).toBe(0);
});
