import { describe, expect, it } from 'vitest';
import { bothHaveFiscalCodes, proposedSurvivor } from '../../../app/people/merge-rules.ts';

const record = (no: number, code_kind: 'fiscal' | 'provisional' | 'none') => ({
  id: `c${no}`,
  no,
  code_kind,
});

describe('the record proposed to stay', () => {
  it.each([
    [record(1, 'none'), record(2, 'fiscal'), 'c2'],
    [record(1, 'provisional'), record(2, 'fiscal'), 'c2'],
    [record(1, 'none'), record(2, 'provisional'), 'c2'],
    [record(1, 'fiscal'), record(2, 'fiscal'), 'c1'],
    [record(2, 'none'), record(1, 'none'), 'c1'],
  ])('%o and %o: %s', (a, b, id) => {
    expect(proposedSurvivor(a, b)).toBe(id);
    expect(proposedSurvivor(b, a)).toBe(id);
  });
});

describe('two fiscal codes', () => {
  it.each([
    [1, 1, true],
    [2, 1, true],
    [1, 0, false],
    [0, 0, false],
  ])('%i and %i: %s', (a, b, both) => {
    expect(bothHaveFiscalCodes({ fiscalCodes: a }, { fiscalCodes: b })).toBe(both);
  });
});
