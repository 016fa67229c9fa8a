import { describe, expect, it } from 'vitest';
import { ACTIVITY_VARIABLES, AREAS, skippedAreas, variablesOf } from '../../../app/surveys/dsi-variables.ts';

describe('variablesOf', () => {
  it('flattens ticks, the gate and the last purchase', () => {
    const answers = { IU: 1, il: ['IUIF'], il_checks: ['TICXND'], cc: ['none'], ps: ['CCONF1'], IBUY: 2 };
    expect(variablesOf(answers)).toEqual({ IU: 1, IBUY: 2, IUIF: 1, TICXND: 1, CCONF1: 1 });
  });

  it('counts skipped questions and «none» as not done', () => {
    const answers = { IU: 1, il: ['refused'], cc: ['none'], IBUY: 'refused' };
    expect(variablesOf(answers)).toEqual({ IU: 1 });
  });

  it('has nothing to say before the gate question', () => {
    expect(variablesOf({})).toBeNull();
    expect(variablesOf({ IU: '1', il: ['IUIF'] })).toBeNull();
  });

  it('keeps the gate alone for people without internet', () => {
    expect(variablesOf({ IU: 4 })).toEqual({ IU: 4 });
  });
});

describe('skippedAreas', () => {
  it.each([
    [{ IU: 1 }, []],
    [{ IU: 1, cc: ['refused'] }, ['CC']],
    [{ IU: 1, cc: ['none'] }, []],
    [{ IU: 1, il: ['refused'] }, []],
    [{ IU: 1, il: ['refused'], il_checks: ['refused'] }, ['IL']],
    [{ IU: 1, ps: ['refused'], IBUY: 4 }, []],
    [{ IU: 1, ps: ['refused'], IBUY: 'refused', sf: ['refused'] }, ['SF', 'PS']],
  ])('%j → %j', (answers, areas) => {
    expect(skippedAreas(answers)).toEqual(areas);
  });
});

it('gives every variable to exactly one activity of one area', () => {
  const placed = Object.values(AREAS).flatMap((area) => area.activities.flat());
  expect([...placed].sort()).toEqual([...ACTIVITY_VARIABLES, 'IBUY'].sort());
});
