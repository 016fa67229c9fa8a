import { describe, expect, it } from 'vitest';
import { addDays } from '../../../app/platform/clock.ts';
import {
  answeredUntil,
  askAgainFrom,
  askingOf,
  firstFollowUp,
} from '../../../app/surveys/follow-up-rules.ts';

describe('the first day to ask again', () => {
  it.each([
    ['2026-01-15', '2026-04-15'],
    ['2026-11-30', '2027-02-28'],
    ['2027-11-29', '2028-02-29'],
    ['2027-11-30', '2028-02-29'],
    ['2024-02-29', '2024-05-29'],
    ['2026-10-31', '2027-01-31'],
    ['2026-12-31', '2027-03-31'],
  ])('%s: %s', (day, from) => {
    expect(askAgainFrom(day)).toBe(from);
    const early = { day: addDays(from, -1) };
    expect(firstFollowUp(day, [early])).toBeUndefined();
    expect(firstFollowUp(day, [early, { day: from }, { day: '2030-01-01' }])).toEqual({ day: from });
  });
});

it('the last answer that may be asked for again is the last one whose day has come, on every day of five years', () => {
  for (let today = '2024-01-01'; today < '2029-01-01'; today = addDays(today, 1)) {
    const until = answeredUntil(today);
    expect([askAgainFrom(until) <= today, askAgainFrom(addDays(until, 1)) > today, today]).toEqual([
      true,
      true,
      today,
    ]);
  }
});

describe('whether to ask', () => {
  const never = { lastDay: null, open: false, declinedDay: null };
  it.each([
    ['for the first time', never, { kind: 'first' }],
    ['not while one is open', { ...never, lastDay: '2026-01-01', open: true }, { kind: 'open' }],
    ['not within three months', { ...never, lastDay: '2026-08-23' }, { kind: 'done', from: '2026-11-23' }],
    ['from the day itself', { ...never, lastDay: '2026-08-22' }, { kind: 'again', since: '2026-08-22' }],
    [
      'not after a «no», for three months',
      { ...never, lastDay: '2026-01-01', declinedDay: '2026-09-01' },
      { kind: 'declined', day: '2026-09-01', from: '2026-12-01' },
    ],
    ['again after that', { ...never, declinedDay: '2026-08-22' }, { kind: 'first' }],
  ])('%s', (_case, before, asking) => {
    expect(askingOf(before, '2026-11-22')).toEqual(asking);
  });
});
