import { expect, it } from 'vitest';
import { standingOf, worstState } from '../../../app/training/rules.ts';

it.each([
  [null, 12, '2026-11-22', 'missing', null],
  ['2020-01-01', null, '2026-11-22', 'done', null],
  ['2026-01-15', 12, '2026-11-14', 'done', '2027-01-14'],
  ['2026-01-15', 12, '2026-11-15', 'expiring', '2027-01-14'],
  ['2026-01-15', 12, '2027-01-14', 'expiring', '2027-01-14'],
  ['2026-01-15', 12, '2027-01-15', 'expired', '2027-01-14'],
  ['2024-02-29', 12, '2025-02-27', 'expiring', '2025-02-27'],
  ['2024-02-29', 12, '2025-02-28', 'expired', '2025-02-27'],
])('done on %s for %s months, on %s: %s until %s', (doneOn, months, today, state, validUntil) => {
  expect(standingOf(doneOn, months, today)).toEqual({ state, validUntil });
});

it('of several modules the one to see to first counts', () => {
  expect(worstState(['done', 'expiring', 'missing'])).toBe('missing');
  expect(worstState(['done', 'expiring', 'expired'])).toBe('expired');
  expect(worstState([])).toBe('done');
});
