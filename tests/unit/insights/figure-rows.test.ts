import { describe, expect, it } from 'vitest';
import { type FigureRow, figuresOf, inListOrder, sortRows } from '../../../app/insights/figure-rows.ts';
import { formatsFor } from '../../../app/ui/formats.ts';
import { figureRow } from '../../support/figure-row.ts';

const row = (key: string, accesses: number | null, label = key) =>
  figureRow(key, accesses, { label, new: null });
const formats = formatsFor('it');
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
    expect(keys(sortRows(rows, sort, formats))).toBe(order);
  });

  it('gives the same order whatever order the true numbers came in', () => {
    expect(sortRows(rows, '-accesses', formats)).toEqual(sortRows([...rows].reverse(), '-accesses', formats));
  });

  it('counts in names: a second site stands before a tenth', () => {
    const numbered = [row('ten', 5, 'Punto 10'), row('two', 5, 'Punto 2')];
    expect(keys(sortRows(numbered, 'label', formats))).toBe('two ten');
  });

  it('keeps two of the same name and number in one order', () => {
    const twins = [row('y', 5, 'Punto'), row('x', 5, 'Punto')];
    expect(keys(sortRows(twins, '-accesses', formats))).toBe(
      keys(sortRows([...twins].reverse(), '-accesses', formats)),
    );
  });
});

it('follows the code list, with what it does not know last', () => {
  const rows = [row('A', 1), row('B', 2), row('E', 3), row('unknown', 4)];
  expect(keys(inListOrder(rows, ['E', 'A', 'B']))).toBe('E A B unknown');
});

describe('figuresOf', () => {
  const seen = (value: number) => ({ value, suppressed: false });
  const hidden = { value: null, suppressed: true };
  const shown = {
    accesses: seen(40),
    uniques: seen(20),
    sessions: seen(30),
    minutes: seen(900),
    personMinutes: seen(1200),
    new: seen(15),
    identified: seen(30),
    withoutCode: seen(10),
  };
  const rules = { minCell: 5, minDenominator: 10 };

  it('works out who returned, how often people came, and the share without a code', () => {
    expect(figuresOf(shown, rules, false)).toEqual({
      accesses: 40,
      people: 20,
      minutes: 900,
      personMinutes: 1200,
      new: 15,
      returning: 5,
      perPerson: 1.5,
      withoutCode: 0.25,
    });
  });

  it('hides with any of its parts, and a quotient over few; over nobody there is none', () => {
    expect(figuresOf({ ...shown, new: hidden, identified: hidden }, rules, false)).toMatchObject({
      returning: null,
      perPerson: null,
    });
    const few = { ...shown, uniques: seen(9), accesses: seen(9) };
    expect(figuresOf(few, rules, false)).toMatchObject({ perPerson: null, withoutCode: null });
    expect(figuresOf(few, rules, true)).toMatchObject({ perPerson: 30 / 9, withoutCode: 10 / 9 });
    const nobody = { ...shown, uniques: seen(0), accesses: seen(0) };
    expect(figuresOf(nobody, rules, false)).toMatchObject({ perPerson: undefined, withoutCode: undefined });
  });
});
