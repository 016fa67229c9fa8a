import { expect, it } from 'vitest';
import { haveKeys, openPeopleCounts } from '../../../app/insights/people-counts.server.ts';

/** Attendances of people in groups. */
function rowsOf(pairs: readonly (readonly [number, number])[]) {
  return {
    count: pairs.length,
    person: Int32Array.from(pairs, ([person]) => person),
    groupOf: Uint16Array.from(pairs, ([, group]) => group),
    flags: new Uint8Array(pairs.length),
    session: new Int32Array(pairs.length),
    minutes: new Uint16Array(pairs.length),
  };
}

it('knows who is in a group while thousands come and go, however often each came', () => {
  const counts = openPeopleCounts(5000);
  const twice = Array.from({ length: 5000 }, (_, person) => [person, person % 7] as const);
  counts.add(rowsOf([...twice, ...twice, [-1, 3]]), 1);
  expect([0, 1, 6, 7].map(counts.countOf)).toEqual([715, 715, 714, 0]);
  counts.add(rowsOf(twice), -1);
  expect(counts.countOf(0)).toBe(715);
  counts.add(rowsOf(twice.filter(([person]) => person >= 70)), -1);
  expect([0, 1, 6].map(counts.countOf)).toEqual([10, 10, 10]);
  counts.add(rowsOf([[4999, 2]]), 1);
  expect([counts.countOf(1), counts.countOf(2)]).toEqual([10, 11]);
});

it('has no keys for more than fits in 32 bits', () => {
  expect(haveKeys(4000, 1_000_000)).toBe(true);
  expect(haveKeys(5000, 1_000_000)).toBe(false);
});
