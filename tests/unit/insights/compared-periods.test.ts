import { expect, it } from 'vitest';
import type { Period } from '../../../app/figures/period.ts';
import { comparedPeriods, lastComparedDay } from '../../../app/insights/compared-periods.ts';

const TODAY = '2026-11-22';
const days = (text: string): Period => ({ from: text.slice(0, 10), to: text.slice(11) });

it.each([
  // Day by day: as many days, up to today.
  ['2026-01-01 2026-11-22', { withYear: false }, '2026-01-01 2026-11-22', '2025-02-09 2025-12-31'],
  ['2026-01-01 2026-11-22', { withYear: true }, '2026-01-01 2026-11-22', '2025-01-01 2025-11-22'],
  ['2026-01-01 2026-12-31', { withYear: true }, '2026-01-01 2026-11-22', '2025-01-01 2025-11-22'],
  // In months: those that are over.
  ['2026-01-01 2026-11-22', { inMonths: true }, '2026-01-01 2026-10-31', '2025-03-01 2025-12-31'],
  [
    '2026-01-01 2026-11-22',
    { inMonths: true, withYear: true },
    '2026-01-01 2026-10-31',
    '2025-01-01 2025-10-31',
  ],
  ['2026-07-01 2026-09-30', { inMonths: true }, '2026-07-01 2026-09-30', '2026-04-01 2026-06-30'],
  [
    '2024-02-01 2024-02-29',
    { inMonths: true, withYear: true },
    '2024-02-01 2024-02-29',
    '2023-02-01 2023-02-28',
  ],
])('%s %o: %s beside %s', (period, asked, now, before) => {
  const comparing = { withYear: false, inMonths: false, today: TODAY, since: '2022-01', ...asked };
  expect(comparedPeriods(days(period), comparing)).toEqual({
    kind: 'compared',
    now: days(now),
    before: days(before),
  });
});

it.each([
  ['only days to come', '2026-12-01 2026-12-31', { inMonths: false, since: '2022-01' }, 'unfinished'],
  ['only the running month', '2026-11-01 2026-11-22', { inMonths: true, since: '2022-01' }, 'unfinished'],
  [
    'begun before anything was recorded',
    '2026-01-01 2026-06-30',
    { inMonths: true, since: '2025-08' },
    'too_early',
  ],
  ['nothing recorded', '2026-01-01 2026-06-30', { inMonths: true, since: null }, 'too_early'],
] as const)('is not compared: %s', (_, period, asked, kind) => {
  const comparing = { withYear: false, today: TODAY, ...asked };
  expect(comparedPeriods(days(period), comparing).kind).toBe(kind);
});

it('says up to which day is compared where that is not all', () => {
  const period = days('2026-01-01 2026-11-22');
  const comparing = { withYear: true, today: TODAY, since: '2022-01' };
  const inMonths = comparedPeriods(period, { ...comparing, inMonths: true });
  expect(lastComparedDay({ period, compared: inMonths })).toBe('2026-10-31');
  const byDay = comparedPeriods(period, { ...comparing, inMonths: false });
  expect(lastComparedDay({ period, compared: byDay })).toBeNull();
});
