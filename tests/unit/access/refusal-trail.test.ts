import { describe, expect, it } from 'vitest';
import { leavesEntry, routePattern } from '../../../app/access/refusal-trail.ts';

describe('the page a refusal is about', () => {
  it.each([
    ['/people/0199/profile', { id: '0199' }, '/people/:id/profile'],
    ['/people/0199.data', { id: '0199' }, '/people/:id'],
    [
      '/network/code-lists/topic/2/entries/new',
      { list: 'topic', version: '2' },
      '/network/code-lists/:list/:version/entries/new',
    ],
    ['/people/a%20b', { id: 'a b' }, '/people/:id'],
    ['/insights/table.csv', {}, '/insights/table.csv'],
    ['/people/RSSMRA', {}, '/people/:other'],
    ['/people/%zz', {}, '/people/:other'],
    ['/', {}, '/'],
  ])('%s', (path, params, pattern) => {
    expect(routePattern(path, params)).toBe(pattern);
  });
});

it('of a flood the first and each power of ten leave an entry', () => {
  const told = Array.from({ length: 2000 }, (_, n) => n + 1).filter((times) => leavesEntry(times));
  expect(told).toEqual([1, 10, 100, 1000]);
  expect([1, 5, 6, 10, 11].filter((times) => leavesEntry(times, 5))).toEqual([1, 5, 10]);
});
