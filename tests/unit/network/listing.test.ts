import { describe, expect, it } from 'vitest';
import { matches, pageOf, searchWith, sorted, sortingFrom } from '../../../app/network/listing.ts';
import { formatsFor } from '../../../app/ui/formats.ts';

describe('searching in a list', () => {
  it.each([
    ['', true],
    ['forlì', true],
    ['FORLI', true],
    ['punto forli', true],
    ['forli punto', true],
    ['l’angelo', true],
    ['roma', false],
    ['punto roma', false],
  ])('%j: %s', (query, found) => {
    expect(matches(query, "Punto dell'Angelo", 'Forlì')).toBe(found);
  });
});

describe('the order of a list', () => {
  it.each([
    [null, { by: 'name', down: false }],
    ['comune', { by: 'comune', down: false }],
    ['-comune', { by: 'comune', down: true }],
    ['-', { by: 'name', down: false }],
    ['password', { by: 'name', down: false }],
  ])('%j', (text, sorting) => {
    expect(sortingFrom(text, ['name', 'comune'])).toEqual(sorting);
  });

  it('is the language of who reads, numbers by value', () => {
    const names = ['Punto 10', 'punto 2', 'Àncora', 'Banco'];
    expect(sorted(names, (name) => name, false, formatsFor('it'))).toEqual([
      'Àncora',
      'Banco',
      'punto 2',
      'Punto 10',
    ]);
    expect(sorted(names, (name) => name, true, formatsFor('en'))[0]).toBe('Punto 10');
  });
});

describe('pages of a list', () => {
  const rows = Array.from({ length: 5 }, (_, index) => index);
  it.each([
    [null, [0, 1], 1],
    ['2', [2, 3], 2],
    ['3', [4], 3],
    ['99', [4], 3],
    ['0', [0, 1], 1],
    ['-1', [0, 1], 1],
    ['x', [0, 1], 1],
  ])('page %j', (page, shown, current) => {
    expect(pageOf(rows, page, 2)).toEqual({ rows: shown, total: 5, page: current, pages: 3 });
  });

  it('of nothing is one empty page', () => {
    expect(pageOf([], '4', 2)).toEqual({ rows: [], total: 0, page: 1, pages: 1 });
  });

  it('keep the rest of the search in their links', () => {
    expect(searchWith('?q=a%26b&page=2', { page: '3' })).toBe('?q=a%26b&page=3');
    expect(searchWith('?q=a&page=2', { page: '', q: '' })).toBe('?');
  });
});
