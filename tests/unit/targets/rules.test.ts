import { describe, expect, it } from 'vitest';
import {
  expectedOn,
  monthEnds,
  needOf,
  projectionOf,
  type Standing,
  standingOf,
  stepState,
  weekEnds,
} from '../../../app/targets/rules.ts';

/** A hundred days. */
const FRAME = { startsOn: '2026-01-01', endsOn: '2026-04-10' };
const STEPS = [
  { dueOn: '2026-02-19', value: 200 },
  { dueOn: '2026-04-10', value: 1000 },
];

it.each([
  ['2025-12-01', 0],
  ['2026-01-01', 0],
  ['2026-01-02', 4],
  ['2026-01-26', 100],
  ['2026-02-19', 196],
  ['2026-02-20', 200],
  ['2026-02-21', 216],
  ['2026-04-10', 984],
  ['2026-04-11', 1000],
  ['2027-01-01', 1000],
])('on the morning of %s %i are expected', (day, expected) => {
  expect(expectedOn(STEPS, FRAME, day)).toBe(expected);
});

it('a step on the first day is due that evening', () => {
  const steps = [{ dueOn: '2026-01-01', value: 7 }];
  expect(expectedOn(steps, FRAME, '2026-01-01')).toBe(0);
  expect(expectedOn(steps, FRAME, '2026-01-02')).toBe(7);
});

it.each<[number, string, Standing]>([
  [0, '2025-12-31', { kind: 'not_begun' }],
  [0, '2026-01-01', { kind: 'on_pace', over: 0 }],
  [100, '2026-01-26', { kind: 'on_pace', over: 0 }],
  [99, '2026-01-26', { kind: 'behind', by: 1 }],
  [1000, '2026-01-26', { kind: 'reached' }],
  [999, '2026-04-10', { kind: 'on_pace', over: 15 }],
  [999, '2026-04-11', { kind: 'missed', by: 1 }],
  [1000, '2026-04-11', { kind: 'reached' }],
])('%i on %s stands so', (value, today, standing) => {
  expect(standingOf(value, STEPS, FRAME, today)).toEqual(standing);
});

it('without a step nothing stands', () => {
  expect(standingOf(5, [], FRAME, '2026-02-01')).toBeNull();
  expect(needOf(5, [], FRAME, '2026-02-01')).toBeNull();
});

describe('what is needed', () => {
  it('is counted to the next step ahead, today and its own day included', () => {
    expect(needOf(100, STEPS, FRAME, '2026-01-21')).toEqual({
      step: STEPS[0],
      missing: 100,
      days: 30,
      perWeek: 24,
      perMonth: null,
    });
    expect(needOf(200, STEPS, FRAME, '2026-02-10')).toMatchObject({ missing: 800, days: 60, perMonth: 406 });
  });

  it('has no weekly pace in the last week, and none at all once no step is ahead', () => {
    expect(needOf(990, STEPS, FRAME, '2026-04-10')).toMatchObject({ missing: 10, days: 1, perWeek: null });
    expect(needOf(990, STEPS, FRAME, '2026-04-11')).toBeNull();
    expect(needOf(1000, STEPS, FRAME, '2026-03-01')).toBeNull();
  });

  it('is spread from the first day on while the programme has not begun', () => {
    expect(needOf(0, STEPS, FRAME, '2025-06-01')).toMatchObject({ missing: 200, days: 50, perWeek: 28 });
  });
});

it.each([
  [200, '2026-02-19', 'reached'],
  [199, '2026-02-19', 'open'],
  [199, '2026-02-20', 'past'],
] as const)('a step of 200 by 19 February with %i on %s is %s', (value, today, state) => {
  expect(stepState(value, { dueOn: '2026-02-19', value: 200 }, today)).toBe(state);
});

describe('the projection', () => {
  // Seven weeks from Monday 2 March, left on the way: 40 days, 5.714 weeks.
  const today = '2026-03-02';

  it('goes on with the mean week and spreads as a sum of weeks does', () => {
    const weeks = [10, 14, 10, 14, 10, 14];
    // Mean 12, deviation √(24/5) = 2.19 → 2.2; left 40/7; half 1.28 · 2.2 · √(5.714 + 32.65/6) = 9.4.
    expect(projectionOf(300, weeks, FRAME, today, 'week')).toEqual({
      kind: 'band',
      perWeek: 12,
      expected: 369,
      low: 359,
      high: 378,
    });
  });

  it('never falls below what is there', () => {
    expect(projectionOf(300, [0, 0, 0, 0, 0, 9], FRAME, today, 'week')).toMatchObject({
      perWeek: 1.5,
      low: 300,
    });
  });

  it('is a point when all weeks are the same, and nothing new when nobody came', () => {
    expect(projectionOf(50, [0, 0, 0, 0, 0, 0], FRAME, today, 'week')).toEqual({
      kind: 'band',
      perWeek: 0,
      expected: 50,
      low: 50,
      high: 50,
    });
  });

  it('says when weeks are too few, and is silent once no time is left', () => {
    expect(projectionOf(50, [9, 9, 9, 9, 9], FRAME, today, 'week')).toEqual({ kind: 'too_few', weeks: 5 });
    expect(projectionOf(50, [9, 9, 9, 9, 9, 9], FRAME, '2026-04-11', 'week')).toBeNull();
  });
});

describe('the weeks to look back at', () => {
  it('are the last thirteen complete ones, with the Sunday before them', () => {
    const ends = weekEnds({ startsOn: '2025-01-01', endsOn: '2026-12-31' }, '2026-11-22');
    expect(ends).toHaveLength(14);
    expect([ends[0], ends.at(-1)]).toEqual(['2026-08-16', '2026-11-15']);
  });

  it('begin with the first Monday of the programme and stop at its end', () => {
    // Thursday 1 January: the first whole week begins on the 5th.
    expect(weekEnds(FRAME, '2026-01-20')).toEqual(['2026-01-04', '2026-01-11', '2026-01-18']);
    expect(weekEnds(FRAME, '2027-01-01').at(-1)).toBe('2026-04-05');
  });

  it('are none before a week is over', () => {
    expect(weekEnds(FRAME, '2026-01-11')).toEqual([]);
    expect(weekEnds(FRAME, '2025-01-01')).toEqual([]);
  });

  it('in months are those that are over, from the first one on', () => {
    expect(monthEnds(FRAME, '2026-03-31')).toEqual(['2026-01-31', '2026-02-28']);
    expect(monthEnds(FRAME, '2027-01-01').at(-1)).toBe('2026-04-30');
    expect(monthEnds({ startsOn: '2020-01-01', endsOn: '2030-01-01' }, '2026-11-22')).toHaveLength(13);
    expect(monthEnds(FRAME, '2026-01-31')).toEqual([]);
  });
});
