import { expect, it } from 'vitest';
import { quickPeriods, usualYear } from '../../../app/insights/quick-periods.ts';

it.each([
  [
    '2026-11-21',
    ['2025-11-22', '2026-11-21'],
    ['2026-01-01', '2026-11-21'],
    ['2026-07-01', '2026-09-30'],
    ['2026-10-01', '2026-10-31'],
  ],
  [
    '2026-01-01',
    ['2025-01-02', '2026-01-01'],
    ['2026-01-01', '2026-01-01'],
    ['2025-10-01', '2025-12-31'],
    ['2025-12-01', '2025-12-31'],
  ],
  [
    '2028-03-31',
    ['2027-04-01', '2028-03-31'],
    ['2028-01-01', '2028-03-31'],
    ['2027-10-01', '2027-12-31'],
    ['2028-02-01', '2028-02-29'],
  ],
  [
    '2028-04-01',
    ['2027-04-02', '2028-04-01'],
    ['2028-01-01', '2028-04-01'],
    ['2028-01-01', '2028-03-31'],
    ['2028-03-01', '2028-03-31'],
  ],
])('quick periods as seen on %s', (today, last12, thisYear, lastQuarter, lastMonth) => {
  const span = ([from, to]: string[]) => ({ from, to });
  const year = Number(today.slice(0, 4)) - 1;
  expect(quickPeriods(today, false)).toEqual({
    last12: span(last12),
    thisYear: span(thisYear),
    lastYear: span([`${year}-01-01`, `${year}-12-31`]),
    lastQuarter: span(lastQuarter),
    lastMonth: span(lastMonth),
  });
});

it('looks at places in this year, until April in the last one', () => {
  expect(usualYear('2026-03-31')).toEqual({ from: '2025-01-01', to: '2025-12-31' });
  expect(usualYear('2026-04-01')).toEqual({ from: '2026-01-01', to: '2026-04-01' });
});
