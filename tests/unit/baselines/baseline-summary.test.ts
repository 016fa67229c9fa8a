import { describe, expect, it } from 'vitest';
import { summariseBaselines } from '../../../app/baselines/baseline-summary.ts';
import { type Area, LEVELS, populationOf } from '../../../app/figures/baseline-rows.ts';
import { type BaselineCounts, openCounts } from '../../../app/figures/baselines.ts';

/** Counts in the order AB, B, LW, N, LM, X, NA; every area split into thirds. */
function counts(levels: readonly number[]): BaselineCounts {
  const [AB = 0, B = 0, LW = 0, N = 0, LM = 0, X = 0, NA = 0] = levels;
  const users = AB + B + LW + N + LM + X;
  const third = Math.floor(users / 3);
  const split = () => ({ none: users - 2 * third, B: third, AB: third });
  const areas: Record<Area, ReturnType<typeof split>> = {
    IL: split(),
    CC: split(),
    DCC: split(),
    SF: split(),
    PS: split(),
  };
  return { n: users + NA, levels: { AB, B, LW, N, LM, X, NA }, areas };
}

const summarise = (levels: readonly number[], usersOnly = false, minDenominator = 0) =>
  summariseBaselines(openCounts(counts(levels)), { usersOnly, minDenominator });

describe('summariseBaselines', () => {
  it('keeps people without internet in the headline and leaves them out on request', () => {
    const levels = [30, 51, 40, 40, 40, 32, 30];
    const all = summarise(levels);
    expect(all.n).toBe(263);
    expect(all.atLeastBasic.count).toBe(81);
    expect(all.atLeastBasic.interval?.low).toBeCloseTo(0.2553, 4);
    expect(all.atLeastBasic.interval?.high).toBeCloseTo(0.3662, 4);
    expect(all.levels.map((row) => row.level)).toEqual([...LEVELS]);
    const users = summarise(levels, true);
    expect(users.n).toBe(233);
    expect(users.atLeastBasic.interval?.share).toBe(81 / 233);
    expect(users.levels.map((row) => row.level)).not.toContain('NA');
    expect(users.areas[0]?.shares.B).toBe(77 / 233);
    expect(users.unreliable).toBe(false);
  });

  it('has neither counts nor intervals under the people a share needs', () => {
    expect(summarise([0, 0, 0, 0, 0, 5, 4], false, 10)).toMatchObject({
      atLeastBasic: { count: null, interval: null },
      unreliable: true,
    });
    expect(summarise([0, 0, 0, 0, 0, 6, 4], false, 10).levels.at(-1)?.interval?.share).toBe(0.4);
  });

  it('says nothing of nobody, and flags few', () => {
    const empty = summarise([], false, 10);
    expect(empty.n).toBe(0);
    expect(empty.atLeastBasic).toEqual({ count: 0, interval: null });
    const few = summarise([1, 0, 0, 0, 0, 2, 0]);
    expect(few.levels.map(({ count }) => count)).toEqual([1, 0, 0, 0, 0, 2, 0]);
    expect(few.unreliable).toBe(true);
  });
});

describe('populationOf', () => {
  it.each([
    [15, 'under_16'],
    [16, '16_74'],
    [74, '16_74'],
    [75, '75_plus'],
    [null, 'age_unknown'],
  ])('%s years: %s', (age, population) => {
    expect(populationOf(age)).toBe(population);
  });
});
