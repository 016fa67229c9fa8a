import { expect, it } from 'vitest';
import { addCases, medianDays, showCases } from '../../../app/insights/case-figures.ts';

const RULES = { minCell: 5, minDenominator: 10 };
const span = (from: string, to: string, cases = 1) => ({ from, to, cases });

it.each([
  [[], undefined],
  [[span('2026-03-01', '2026-03-01')], 0],
  [[span('2026-03-28', '2026-03-30', 3), span('2026-01-01', '2026-02-01', 2)], 2],
  [[span('2026-01-01', '2026-01-11'), span('2026-01-01', '2026-01-03')], 2],
])('the median of %j is %s days', (spans, days) => {
  expect(medianDays(spans)).toBe(days);
});

it('shows true counts to whoever may open the persons, multiples of the threshold to others', () => {
  const counts = { opened: 13, resolved: 9, abandoned: 4, waiting: 0 };
  const spans = [span('2026-01-01', '2026-01-08', 9)];
  expect(showCases(counts, spans, true, RULES)).toEqual({ ...counts, days: 7 });
  expect(showCases(counts, spans, false, RULES)).toEqual({
    opened: 15,
    resolved: 10,
    abandoned: null,
    waiting: 0,
    days: null,
  });
  expect(showCases({ ...counts, resolved: 10 }, spans, false, RULES).days).toBe(7);
});

it('adds true counts before anything is rounded', () => {
  const site = { opened: 3, resolved: 3, abandoned: 3, waiting: 3 };
  expect(showCases(addCases([site, site, site]), [], false, RULES)).toMatchObject({
    opened: 10,
    waiting: 10,
  });
});
