import { expect, it } from 'vitest';
import { addYears } from '../../../app/figures/period.ts';
import { clearerPeriods, quickPeriods } from '../../../app/insights/quick-periods.ts';
import { addDays } from '../../../app/platform/clock.ts';

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
  const years = [
    { name: 'thisYear', ...span(thisYear) },
    { name: 'lastYear', ...span([`${year}-01-01`, `${year}-12-31`]) },
  ];
  const shorter = [
    { name: 'lastQuarter', ...span(lastQuarter) },
    { name: 'lastMonth', ...span(lastMonth) },
  ];
  expect(quickPeriods(today, false)).toEqual([{ name: 'last12', ...span(last12) }, ...years, ...shorter]);
  // Four complete quarters: a year that ends where the last one does. Until April the last year comes first.
  const end = lastQuarter[1] ?? '';
  expect(quickPeriods(today, true)).toEqual([
    ...(today.slice(5) < '04-01' ? years.toReversed() : years),
    { name: 'fourQuarters', from: addDays(addYears(end, -1), 1), to: end },
    ...shorter,
  ]);
});

it.each([
  [
    ['2026-02-01', '2026-08-31'],
    ['2026-01-01..2026-09-30', '2026-01-01..2026-11-22'],
  ],
  [
    ['2025-11-01', '2026-10-31'],
    ['2025-10-01..2026-11-22', '2026-01-01..2026-11-22', '2025-01-01..2025-12-31'],
  ],
  [
    ['2025-10-01', '2026-09-30'],
    ['2026-01-01..2026-11-22', '2025-01-01..2025-12-31'],
  ],
  [['2026-01-01', '2026-11-22'], []],
  [['2025-01-01', '2025-12-31'], []],
])('more is shown than of %j of %j', ([from = '', to = ''], clearer) => {
  expect(clearerPeriods({ from, to }, '2026-11-22').map((one) => `${one.from}..${one.to}`)).toEqual(clearer);
});
