import { describe, expect, it } from 'vitest';
import { type Area, LEVELS, populationOf } from '../../../app/insights/baseline-rows.ts';
import { summariseBaselines } from '../../../app/insights/baseline-summary.ts';
import type { BaselineCounts } from '../../../app/insights/baselines.ts';

const RULES = { minCell: 5, minDenominator: 10 };

/** Counts in the order AB, B, LW, N, LM, X, NA; every area split as given (none, B, AB), by default into thirds. */
function counts(levels: readonly number[], area?: readonly [number, number, number]): BaselineCounts {
  const [AB = 0, B = 0, LW = 0, N = 0, LM = 0, X = 0, NA = 0] = levels;
  const users = AB + B + LW + N + LM + X;
  const third = Math.floor(users / 3);
  const [none, basic, above] = area ?? [users - 2 * third, third, third];
  const split = () => ({ none, B: basic, AB: above });
  const areas: Record<Area, ReturnType<typeof split>> = {
    IL: split(),
    CC: split(),
    DCC: split(),
    SF: split(),
    PS: split(),
  };
  return { n: users + NA, levels: { AB, B, LW, N, LM, X, NA }, areas };
}

const summarise = (levels: readonly number[], options: { usersOnly?: boolean; exact?: boolean } = {}) =>
  summariseBaselines(counts(levels), { usersOnly: false, exact: false, rules: RULES, ...options });
const seen = (summary: ReturnType<typeof summariseBaselines>) => summary.levels.map((row) => row.count.value);

describe('summariseBaselines', () => {
  it('keeps people without internet in the headline and leaves them out on request', () => {
    const levels = [30, 51, 40, 40, 40, 32, 30];
    const all = summarise(levels);
    expect(all.n.value).toBe(263);
    expect(all.atLeastBasic.count.value).toBe(81);
    expect(all.atLeastBasic.interval?.low).toBeCloseTo(0.2553, 4);
    expect(all.atLeastBasic.interval?.high).toBeCloseTo(0.3662, 4);
    expect(all.levels.map((row) => row.level)).toEqual([...LEVELS]);
    const users = summarise(levels, { usersOnly: true });
    expect(users.n.value).toBe(233);
    expect(users.atLeastBasic.interval?.share).toBe(81 / 233);
    expect(users.levels.map((row) => row.level)).not.toContain('NA');
    expect(users.areas[0]?.levels.B.interval?.share).toBe(77 / 233);
    expect(users.unreliable).toBe(false);
  });

  it.each([
    {
      name: 'a small level takes its neighbour on the same side of basic',
      levels: [30, 3, 20, 20, 20, 20, 20],
      sees: [null, null, 20, 20, 20, 20, 20],
    },
    {
      name: 'nobody at a level is said',
      levels: [30, 30, 0, 20, 20, 20, 20],
      sees: [30, 30, 0, 20, 20, 20, 20],
    },
    {
      name: 'everybody at one level is not',
      levels: [0, 0, 0, 0, 0, 40, 0],
      sees: [null, null, null, null, null, null, null],
    },
    {
      name: 'too few people for any share',
      levels: [0, 0, 0, 0, 0, 5, 4],
      sees: [null, null, null, null, null, null, null],
    },
  ])('$name', ({ levels, sees }) => {
    expect(seen(summarise(levels))).toEqual(sees);
  });

  it('hides n, counts and intervals together under the denominator', () => {
    const summary = summarise([0, 0, 0, 0, 0, 5, 4]);
    expect(summary.n).toEqual({ value: null, suppressed: true });
    expect(summary.atLeastBasic).toEqual({ count: { value: null, suppressed: true }, interval: null });
    expect(summary.unreliable).toBe(true);
  });

  it('does not say how many users there are when that would say how many are not', () => {
    const levels = [30, 30, 20, 20, 20, 20, 2];
    expect(summarise(levels).n.value).toBe(142);
    expect(summarise(levels).levels.at(-1)?.count.value).toBeNull();
    const users = summarise(levels, { usersOnly: true });
    expect(users.n.value).toBeNull();
    expect(seen(users).every((value) => value === null)).toBe(true);
    // An area with all three levels in sight would add up to the users.
    for (const { levels: area } of summarise(levels).areas) {
      expect([area.none, area.B, area.AB].some((level) => level.count.value === null)).toBe(true);
    }
  });

  it('hides a small headline with the rest of the people', () => {
    const summary = summarise([1, 2, 20, 20, 20, 20, 20]);
    expect(summary.atLeastBasic.count.value).toBeNull();
    expect(summary.n.value).toBe(103);
  });

  it('says nothing of nobody, and everything to staff who may open the persons', () => {
    const empty = summarise([]);
    expect(empty.n).toEqual({ value: 0, suppressed: false });
    expect(empty.atLeastBasic).toEqual({ count: { value: 0, suppressed: false }, interval: null });
    const exact = summarise([1, 0, 0, 0, 0, 2, 0], { exact: true });
    expect(seen(exact)).toEqual([1, 0, 0, 0, 0, 2, 0]);
    expect(exact.unreliable).toBe(true);
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
