import { describe, expect, it } from 'vitest';
import { openPersonBits, openPersonCounters } from '../../../app/insights/person-sets.ts';

describe('people of groups', () => {
  it('are one however often they come, in bits and in counters', () => {
    for (const sets of [openPersonBits(3, 100), openPersonCounters(3, 100)]) {
      for (const person of [0, 31, 32, 100, 31, 0]) sets.add([2], 1, person);
      sets.add([0], 1, 5);
      expect([0, 1, 2].map((group) => sets.countOf(group))).toEqual([1, 0, 4]);
    }
  });

  it('are gone when taken out as often as they came, also after more than a byte can count', () => {
    const sets = openPersonCounters(1, 10);
    for (let visit = 0; visit < 600; visit += 1) sets.add([0], 1, 3);
    const copy = sets.copy();
    for (let visit = 0; visit < 599; visit += 1) sets.remove([0], 1, 3);
    expect(sets.countOf(0)).toBe(1);
    sets.remove([0], 1, 3);
    expect(sets.countOf(0)).toBe(0);
    for (let visit = 0; visit < 600; visit += 1) copy.remove([0], 1, 3);
    expect(copy.countOf(0)).toBe(0);
  });

  it('keep what they counted when people and groups come that nobody foresaw', () => {
    const sets = openPersonCounters(2, 3);
    sets.add([1], 1, 2);
    sets.add([7], 1, 5000);
    sets.add([1], 1, 5000);
    sets.add([30], 1, 2);
    expect([0, 1, 7, 30].map((group) => sets.countOf(group))).toEqual([0, 2, 1, 1]);
    sets.remove([1], 1, 2);
    sets.remove([7], 1, 5000);
    expect([1, 7, 30].map((group) => sets.countOf(group))).toEqual([1, 0, 1]);
  });
});
