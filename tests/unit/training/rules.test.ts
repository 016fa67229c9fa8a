import { expect, it } from 'vitest';
import { lastDayOf, stateOf, worstState } from '../../../app/training/rules.ts';

it.each([
  ['2026-01-15', 12, '2027-01-14'],
  ['2024-02-29', 12, '2025-02-27'],
  ['2026-01-15', null, null],
])('learned on %s for %s months it holds until %s', (doneOn, months, until) => {
  expect(lastDayOf(doneOn, months)).toBe(until);
});

it.each([
  [null, '2026-11-22', 'missing'],
  [{ expires_on: null }, '2099-11-22', 'done'],
  [{ expires_on: '2027-01-14' }, '2026-11-14', 'done'],
  [{ expires_on: '2027-01-14' }, '2026-11-15', 'expiring'],
  [{ expires_on: '2027-01-14' }, '2027-01-14', 'expiring'],
  [{ expires_on: '2027-01-14' }, '2027-01-15', 'expired'],
])('%o on %s is %s', (record, today, state) => {
  expect(stateOf(record, today)).toBe(state);
});

it('of several modules the one to see to first counts', () => {
  expect(worstState(['done', 'expiring', 'missing'])).toBe('missing');
  expect(worstState(['done', 'expiring', 'expired'])).toBe('expired');
  expect(worstState([])).toBe('done');
});
