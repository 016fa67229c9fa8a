import { expect, it } from 'vitest';
import { splice, spliceEnds } from '../../../app/insights/columns.ts';

it.each([
  [{ first: 0, end: 0 }, [9, 9], [9, 9, 1, 2, 3]],
  [{ first: 1, end: 2 }, [], [1, 3]],
  [{ first: 1, end: 3 }, [7, 8, 9], [1, 7, 8, 9]],
  [{ first: 3, end: 3 }, [4], [1, 2, 3, 4]],
])('replaces rows %j', (range, fresh, result) => {
  expect([...splice(Uint16Array.from([1, 2, 3]), range, Uint16Array.from(fresh))]).toEqual(result);
});

it.each([
  // Entries of 2, 1 and 3 rows.
  [{ first: 0, end: 1 }, [5], [5, 6, 9]],
  [{ first: 1, end: 2 }, [], [2, 5]],
  [{ first: 1, end: 2 }, [2, 4], [2, 4, 6, 9]],
  [{ first: 3, end: 3 }, [1], [2, 3, 6, 7]],
  [{ first: 0, end: 3 }, [4], [4]],
])('moves the ends of entries after %j', (range, fresh, result) => {
  expect([...spliceEnds(Uint32Array.from([2, 3, 6]), range, Uint32Array.from(fresh))]).toEqual(result);
});
