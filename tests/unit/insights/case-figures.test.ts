import { expect, it } from 'vitest';
import { SUPPRESSED } from '../../../app/disclosure/shown.ts';
import { addCases, medianDays, openCases, showCases } from '../../../app/insights/case-figures.ts';

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

it('shows what the releases show, and a median of enough cases', () => {
  const open = (value: number) => ({ value, suppressed: false });
  const counts = { opened: open(13), resolved: open(9), abandoned: SUPPRESSED, waiting: open(0) };
  const spans = [span('2026-01-01', '2026-01-08', 9)];
  const shown = showCases(counts, spans, RULES);
  expect(shown).toEqual({ opened: 13, resolved: 9, abandoned: null, waiting: 0, days: null });
  expect(showCases({ ...counts, resolved: open(10) }, spans, RULES).days).toBe(7);
  expect(showCases({ ...counts, resolved: SUPPRESSED }, spans, RULES).days).toBeNull();
  expect(showCases({ ...counts, resolved: open(0) }, [], RULES).days).toBeUndefined();
});

it('shows true counts, and a median of any, to whoever may open the persons', () => {
  const site = { opened: 3, resolved: 3, abandoned: 2, waiting: 0 };
  expect(openCases(addCases([site, site]), [span('2026-01-01', '2026-01-08')])).toEqual({
    opened: 6,
    resolved: 6,
    abandoned: 4,
    waiting: 0,
    days: 7,
  });
});
