import { describe, expect, it } from 'vitest';
import { isSmall, sensitiveMinCell, shownShare } from '../../../app/disclosure/shown.ts';
import { hideSmallCounts, openCount, type Sum, shown } from '../../../app/disclosure/small-counts.ts';
import { seededRandom } from '../../support/figures-world.ts';

const MIN_CELL = 5;
const RULES = { minCell: MIN_CELL, minDenominator: 10 };

/** One table with its total, as a reader sees it: null where hidden; the total last. */
function seen(values: readonly number[], options: { total?: number; overlapping?: boolean } = {}) {
  const parts = values.map(openCount);
  const total = openCount(options.total ?? values.reduce((sum, value) => sum + value, 0));
  const small = [total, ...parts].filter((count) => isSmall(count.value, MIN_CELL));
  hideSmallCounts(small, [{ total, parts, overlapping: options.overlapping ?? false }], MIN_CELL);
  return [...parts, total].map((count) => shown(count.value, count).value);
}

describe('a table with its total', () => {
  it.each([
    { name: 'nothing small', values: [5, 9, 20], sees: [5, 9, 20, 34] },
    { name: 'zeros stay zeros', values: [0, 9, 20], sees: [0, 9, 20, 29] },
    { name: 'one small takes the next smallest along', values: [3, 9, 20], sees: [null, null, 20, 32] },
    { name: 'two small with room between them', values: [4, 4, 20], sees: [null, null, 20, 28] },
    { name: 'two small without room', values: [1, 1, 20, 30], sees: [null, null, null, 30, 52] },
    { name: 'zeros cover when nothing else is left', values: [2, 0, 3, 0], sees: [null, null, null, 0, 5] },
    {
      name: 'only ones: the total goes too',
      values: [1, 1, 1, 1, 1],
      sees: [null, null, null, null, null, null],
    },
    { name: 'a small total hides with its rows', values: [1, 2], sees: [null, null, null] },
    { name: 'a row that is the total', values: [0, 3], sees: [0, null, null] },
    { name: 'empty', values: [0, 0], sees: [0, 0, 0] },
  ])('$name', ({ values, sees }) => {
    expect(seen(values)).toEqual(sees);
  });
});

describe('a table whose rows overlap', () => {
  it('hides a small row alone when the others already cover the total', () => {
    expect(seen([3, 12, 15], { total: 20, overlapping: true })).toEqual([null, 12, 15, 20]);
  });
  it('hides another one when the total leaves a remainder for the hidden row', () => {
    expect(seen([4, 10, 7], { total: 19, overlapping: true })).toEqual([null, 10, null, 19]);
  });
});

describe('tables tied by a common count', () => {
  it('carry a gap on from one table to the other', () => {
    const [small, middle, big] = [openCount(2), openCount(8), openCount(30)];
    const [left, right] = [openCount(8), openCount(32)];
    const total = openCount(40);
    const sums: Sum[] = [
      { total, parts: [small, middle, big] },
      // The second table says the middle count again, under the same veil.
      { total, parts: [{ ...left, veils: middle.veils }, right] },
    ];
    hideSmallCounts([small], sums, MIN_CELL);
    expect([small, middle, big, right].map((count) => shown(count.value, count).value)).toEqual([
      null,
      null,
      30,
      null,
    ]);
  });
});

/** All values of each hidden cell that agree with the table shown, for a reader who knows that zeros are shown. */
function spread(values: readonly number[], sees: readonly (number | null)[]): number[] {
  const total = sees.at(-1);
  if (total === null || total === undefined) return [];
  const hidden = values.map((_, index) => index).filter((index) => sees[index] === null);
  const rest = hidden.reduce((sum, index) => sum + (values[index] ?? 0), 0);
  const least = hidden.some((index) => values[index] === 0) ? 0 : 1;
  return hidden.map(() => rest - least * (hidden.length - 1) - least);
}

describe('random tables', () => {
  it('never let a hidden cell be pinned within the threshold, and never change what is shown', () => {
    const random = seededRandom(11);
    for (let round = 0; round < 3000; round += 1) {
      const values = Array.from({ length: 1 + Math.floor(random() * 7) }, () =>
        random() < 0.2 ? 0 : Math.floor(random() ** 2 * 25),
      );
      const sees = seen(values);
      values.forEach((value, index) => {
        if (isSmall(value, MIN_CELL)) expect(sees[index]).toBeNull();
        else if (sees[index] !== null) expect(sees[index]).toBe(value);
      });
      for (const width of spread(values, sees)) expect(width).toBeGreaterThanOrEqual(MIN_CELL);
    }
  });
});

describe('thresholds', () => {
  it('are one step higher for sensitive rows', () => {
    expect([3, 4, 5, 10, 60].map(sensitiveMinCell)).toEqual([5, 5, 10, 20, 120]);
  });

  it('ask for enough people under a share', () => {
    const open = (value: number) => ({ value, suppressed: false });
    const hidden = { value: null, suppressed: true };
    expect(shownShare(open(5), open(20), RULES)).toEqual(open(0.25));
    expect(shownShare(open(5), open(9), RULES)).toEqual(hidden);
    expect(shownShare(hidden, open(20), RULES)).toEqual(hidden);
    expect(shownShare(open(5), hidden, RULES)).toEqual(hidden);
    expect(shownShare(open(0), open(0), RULES)).toEqual({ value: null, suppressed: false });
  });
});
