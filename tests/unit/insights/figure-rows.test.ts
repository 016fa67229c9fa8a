import { describe, expect, it } from 'vitest';
import { type FigureRow, inListOrder, sortRows } from '../../../app/insights/figure-rows.ts';

const row = (key: string, accesses: number | null, label = key): FigureRow => ({
  key,
  label,
  accesses,
  people: accesses,
  minutes: accesses,
  new: null,
  under: 5,
});
const keys = (rows: readonly FigureRow[]) => rows.map(({ key }) => key).join(' ');

describe('sortRows', () => {
  const rows = [row('c', null), row('b', 20), row('a', null), row('d', 30)];

  it.each([
    ['-accesses', 'd b a c'],
    ['accesses', 'b d a c'],
    ['label', 'a b c d'],
    ['-label', 'd c b a'],
    ['-new', 'a b c d'],
  ] as const)('%s: hidden numbers last, among themselves by name', (sort, order) => {
    expect(keys(sortRows(rows, sort))).toBe(order);
  });

  it('gives the same order whatever order the true numbers came in', () => {
    expect(sortRows(rows, '-accesses')).toEqual(sortRows([...rows].reverse(), '-accesses'));
  });

  it('keeps two of the same name and number in one order', () => {
    const twins = [row('y', 5, 'Punto'), row('x', 5, 'Punto')];
    expect(keys(sortRows(twins, '-accesses'))).toBe(keys(sortRows([...twins].reverse(), '-accesses')));
  });
});

it('follows the code list, with what it does not know last', () => {
  const rows = [row('A', 1), row('B', 2), row('E', 3), row('unknown', 4)];
  expect(keys(inListOrder(rows, ['E', 'A', 'B']))).toBe('E A B unknown');
});
