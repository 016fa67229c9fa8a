import { describe, expect, it } from 'vitest';
import { holm } from '../../../app/baselines/holm.ts';
import { attrition, type Measured, pairedChange } from '../../../app/baselines/paired-change.ts';
import { showChange } from '../../../app/baselines/show-change.ts';
import type { Level } from '../../../app/figures/baseline-rows.ts';

const measured = (overall: Level, all: number | null, IL = 0): Measured => ({
  overall,
  activities: all === null ? null : { IL, CC: all - IL, DCC: 0, SF: 0, PS: 0 },
});
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

/** 12 gained, 3 lost, 20 stayed above, 10 below. */
const PAIRS = [
  ...times(12, { before: measured('N', 4, 1), after: measured('B', 9, 3) }),
  ...times(3, { before: measured('B', 9, 2), after: measured('LW', 7, 1) }),
  ...times(20, { before: measured('AB', 20, 3), after: measured('AB', 20, 3) }),
  ...times(10, { before: measured('NA', 0), after: measured('X', 0) }),
];

describe('pairedChange', () => {
  const change = pairedChange(PAIRS);

  it('counts the same people before and after', () => {
    expect(change).toMatchObject({ pairs: 45, gained: 12, lost: 3, stayedAbove: 20, stayedBelow: 10 });
    expect(change.before?.share).toBeCloseTo(23 / 45, 12);
    expect(change.after?.share).toBeCloseTo(32 / 45, 12);
    expect(change.mcnemar.p).toBeCloseTo(0.0352, 4);
  });

  it('tests the activities together and area by area, the areas adjusted for being five', () => {
    expect(change.activities).toMatchObject({ n: 45, up: 12, down: 3, unchanged: 30 });
    expect(change.areas.IL).toMatchObject({ up: 12, down: 3 });
    expect(change.areas.DCC).toMatchObject({ up: 0, down: 0, p: 1, adjustedP: 1 });
    const areas = [change.areas.IL, change.areas.CC, change.areas.DCC, change.areas.SF, change.areas.PS];
    expect(areas.map(({ adjustedP }) => adjustedP)).toEqual(holm(areas.map(({ p }) => p)));
    expect(change.areas.IL.adjustedP).toBeGreaterThan(change.areas.IL.p);
  });

  it('leaves pairs without kept activities out of the tests, not out of the table', () => {
    const more = pairedChange([...PAIRS, { before: measured('X', null), after: measured('B', 5) }]);
    expect(more).toMatchObject({ pairs: 46, gained: 13, activities: { n: 45 } });
  });

  it('has nothing to say of nobody', () => {
    expect(pairedChange([])).toMatchObject({ pairs: 0, before: null, after: null, mcnemar: { p: 1 } });
    expect(attrition(0, 0).share).toBeNull();
  });
});

describe('showChange', () => {
  const RULES = { minCell: 3, minDenominator: 10 };

  it('tells of the tests how sure and how large, never how many', () => {
    const shown = showChange(pairedChange(PAIRS), attrition(60, 45), '2026-10-31', RULES);
    if (shown.status !== 'shown') throw new Error(shown.status);
    expect(shown.activities).toEqual({
      n: 45,
      p: expect.any(Number),
      method: 'exact',
      rankBiserial: expect.any(Number),
    });
    expect(shown.unreliable).toBe(false);
    expect(shown.attrition).toMatchObject({ due: 60, lost: 15 });
    expect(JSON.stringify(shown)).not.toContain('ranksUp');
  });

  it('keeps to itself tests in which too few changed, and too few who never came back', () => {
    const few = [...PAIRS, { before: measured('B', 9, 1), after: measured('B', 10, 1) }].map((pair, index) =>
      index === 0 && pair.before.activities && pair.after.activities
        ? { ...pair, after: { ...pair.after, activities: { ...pair.after.activities, SF: 1 } } }
        : pair,
    );
    const shown = showChange(pairedChange(few), attrition(48, 46), '2026-10-31', RULES);
    if (shown.status !== 'shown') throw new Error(shown.status);
    expect(shown.areas.SF).toBeNull();
    expect(shown.areas.IL).not.toBeNull();
    expect(shown.attrition).toBeNull();
    const exact = showChange(pairedChange(few), attrition(48, 46), '2026-10-31', null);
    expect(exact).toMatchObject({ areas: { SF: { n: 46 } }, attrition: { lost: 2 } });
  });
});
