import { describe, expect, it } from 'vitest';
import type { ProtectedCounts } from '../../../app/baselines/protected-counts.ts';
import { rowFigures } from '../../../app/baselines/report.ts';
import { populationFigures } from '../../../app/baselines/summary.ts';
import type { Shown } from '../../../app/disclosure/shown.ts';

const open = (value: number): Shown => ({ value, suppressed: false });
const HIDDEN: Shown = { value: null, suppressed: true };

function countsOf(n: number, users: number, changes: Partial<ProtectedCounts> = {}): ProtectedCounts {
  const area = { none: open(0), B: open(users), AB: open(0), atLeastBasic: open(users) };
  return {
    n: open(n),
    users: open(users),
    atLeastBasic: open(users),
    levels: {
      AB: open(0),
      B: open(users),
      LW: open(0),
      N: open(0),
      LM: open(0),
      X: open(0),
      NA: open(n - users),
    },
    areas: { IL: area, CC: area, DCC: area, SF: area, PS: area },
    ...changes,
  };
}

describe('the figures of a population', () => {
  it('keep people without internet in the headline and leave them out of the users', () => {
    const counts = countsOf(40, 30);
    const everybody = populationFigures(counts, { usersOnly: false, minDenominator: 10 });
    expect(everybody.atLeastBasic).toMatchObject({ count: 30, n: 40, share: 0.75 });
    expect(everybody.levels.NA).toBe(10);
    expect(everybody.unreliable).toBeUndefined();
    const users = populationFigures(counts, { usersOnly: true, minDenominator: 10 });
    expect(users.atLeastBasic).toMatchObject({ count: 30, n: 30, share: 1, high: 1 });
    expect(users.levels.NA).toBe(0);
    expect(users.n).toBe(30);
  });

  it('say «suppressed» beside what is null, and nowhere else', () => {
    const counts = countsOf(40, 30, { atLeastBasic: HIDDEN });
    const figures = populationFigures(counts, { usersOnly: false, minDenominator: 10 });
    expect(figures.atLeastBasic).toEqual({
      count: null,
      n: 40,
      share: null,
      low: null,
      high: null,
      suppressed: true,
    });
    expect(figures.suppressed).toBeUndefined();
    expect(figures.levels.suppressed).toBeUndefined();
    const levels = { ...counts.levels, AB: HIDDEN };
    const gap = populationFigures({ ...counts, levels }, { usersOnly: false, minDenominator: 10 });
    expect(gap.levels).toMatchObject({ AB: null, B: 30, suppressed: true });
    const unseen = populationFigures({ ...counts, n: HIDDEN }, { usersOnly: false, minDenominator: 10 });
    expect(unseen).toMatchObject({ n: null, effectiveN: null, suppressed: true });
    expect(unseen.unreliable).toBeUndefined();
  });

  it('flag fewer than thirty, need the denominator for a share, and have none of nobody', () => {
    expect(populationFigures(countsOf(29, 29), { usersOnly: false, minDenominator: 10 }).unreliable).toBe(
      true,
    );
    const few = populationFigures(countsOf(9, 9), { usersOnly: false, minDenominator: 10 });
    expect(few.atLeastBasic).toMatchObject({ share: null, suppressed: true });
    expect(
      populationFigures(countsOf(9, 9), { usersOnly: false, minDenominator: 0 }).atLeastBasic,
    ).toMatchObject({ count: 9, share: 1 });
    expect(populationFigures(countsOf(0, 0), { usersOnly: false, minDenominator: 10 }).atLeastBasic).toEqual({
      count: 0,
      n: 0,
      share: null,
      low: null,
      high: null,
    });
  });
});

it('rows by age class: 75 and more is a row of its own people, who is younger than 16 is none', () => {
  const none = { adults: countsOf(0, 0), older: countsOf(0, 0), underAge: open(0), ageUnknown: open(0) };
  const rows = [
    { key: '16-24', answer: { ...none, adults: countsOf(50, 40) } },
    { key: '75+', answer: { ...none, older: countsOf(20, 5) } },
    { key: 'under-16', answer: { ...none, underAge: open(7) } },
  ];
  const figures = rowFigures(rows, 'ageClass', (key) => key, { minDenominator: 10 });
  expect(figures.map(({ key, n, usersOnly, over74 }) => [key, n, usersOnly.n, over74.n])).toEqual([
    ['16-24', 50, 40, 0],
    ['75+', 20, 5, 20],
  ]);
});
