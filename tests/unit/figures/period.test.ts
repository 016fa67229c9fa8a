import { describe, expect, it } from 'vitest';
import {
  daysIn,
  finishedMonths,
  monthsOf,
  previousMonths,
  previousPeriod,
  readPeriod,
  wholeMonths,
} from '../../../app/figures/period.ts';

const TODAY = '2026-03-09';
const read = (query: string, today = TODAY) => readPeriod(new URLSearchParams(query), today);

describe('readPeriod', () => {
  it.each([
    ['', TODAY, '2025-03-10', '2026-03-09'],
    ['from=&to=', TODAY, '2025-03-10', '2026-03-09'],
    ['', '2024-02-29', '2023-03-01', '2024-02-29'],
    ['', '2025-02-28', '2024-02-29', '2025-02-28'],
    ['to=2025-12-31', TODAY, '2025-01-01', '2025-12-31'],
    ['from=2026-01-01', TODAY, '2026-01-01', '2026-03-09'],
    ['from=2025-05-05&to=2025-05-05', TODAY, '2025-05-05', '2025-05-05'],
    ['from=2016-01-01&to=2025-12-31', TODAY, '2016-01-01', '2025-12-31'],
  ])('«%s» on %s is %s to %s', (query, today, from, to) => {
    expect(read(query, today)).toEqual({ ok: true, period: { from, to } });
  });

  it.each([
    ['from=2025-02-30', [{ field: 'from', code: 'notADay' }]],
    [
      'from=x&to=2025-13-01',
      [
        { field: 'from', code: 'notADay' },
        { field: 'to', code: 'notADay' },
      ],
    ],
    [`from=${'9'.repeat(10_000)}`, [{ field: 'from', code: 'notADay' }]],
    ['from=2025-06-02&to=2025-06-01', [{ field: 'to', code: 'reversed' }]],
    ['from=2016-01-01&to=2026-01-01', [{ field: 'to', code: 'tooLong' }]],
    ['from=1999-12-31&to=2001-01-01', [{ field: 'from', code: 'tooEarly' }]],
    ['from=0000-01-01', [{ field: 'from', code: 'tooEarly' }]],
    ['from=2026-01-01&to=2027-03-10', [{ field: 'to', code: 'tooLate' }]],
  ])('refuses «%.40s»', (query, errors) => {
    expect(read(query)).toEqual({ ok: false, errors });
  });
});

describe('periods', () => {
  it('has as many days before as it has itself', () => {
    const period = { from: '2024-02-01', to: '2024-02-29' };
    expect(previousPeriod(period)).toEqual({ from: '2024-01-03', to: '2024-01-31' });
    expect(daysIn(previousPeriod(period))).toBe(29);
    expect(previousPeriod({ from: '2025-01-01', to: '2025-01-01' })).toEqual({
      from: '2024-12-31',
      to: '2024-12-31',
    });
  });

  it('touches every month it has a day in', () => {
    expect(monthsOf({ from: '2024-11-30', to: '2025-02-01' })).toEqual([
      '2024-11',
      '2024-12',
      '2025-01',
      '2025-02',
    ]);
    expect(monthsOf({ from: '2025-05-05', to: '2025-05-05' })).toEqual(['2025-05']);
  });
});

describe('whole months', () => {
  it.each([
    ['2026-02-10', '2026-02-12', '2026-02-01', '2026-02-28', '2026-01-01 2026-01-31'],
    ['2025-12-31', '2026-01-01', '2025-12-01', '2026-01-31', '2025-10-01 2025-11-30'],
    ['2024-02-01', '2024-02-29', '2024-02-01', '2024-02-29', '2024-01-01 2024-01-31'],
  ])('%s to %s are %s to %s, after %s', (from, to, first, last, before) => {
    const months = wholeMonths({ from, to }, '2026-11-22');
    expect(months).toEqual({ from: first, to: last });
    const previous = previousMonths(months);
    expect(`${previous.from} ${previous.to}`).toBe(before);
  });

  it('end today while the month runs, of which nothing is over', () => {
    const running = wholeMonths({ from: '2026-10-05', to: '2026-11-03' }, '2026-11-22');
    expect(running).toEqual({ from: '2026-10-01', to: '2026-11-22' });
    expect(finishedMonths(running, '2026-11-22')).toEqual({ from: '2026-10-01', to: '2026-10-31' });
    expect(finishedMonths({ from: '2026-11-01', to: '2026-11-22' }, '2026-11-22')).toBeNull();
    expect(finishedMonths({ from: '2026-09-01', to: '2026-10-31' }, '2026-11-22')).toEqual({
      from: '2026-09-01',
      to: '2026-10-31',
    });
  });
});
