import { expect, it } from 'vitest';
import { SUPPRESSED } from '../../../app/disclosure/shown.ts';
import { addCases, medianDays, openCases, showCases } from '../../../app/insights/case-figures.ts';

const RULES = { minCell: 5, minDenominator: 10 };
const span = (days: number, cases = 1) => ({ days, cases });

it.each([
  [[], undefined],
  [[span(0)], 0],
  [[span(2, 3), span(31, 2)], 2],
  [[span(10), span(2)], 2],
])('the median of %j is %s days', (spans, days) => {
  expect(medianDays(spans)).toBe(days);
});

it('shows what the releases show, and a median of enough cases', () => {
  const open = (value: number) => ({ value, suppressed: false });
  const counts = { opened: open(13), resolved: open(9), abandoned: SUPPRESSED, waiting: open(0) };
  const spans = [span(7, 9)];
  const shown = showCases(counts, spans, RULES);
  expect(shown).toEqual({ opened: 13, resolved: 9, abandoned: null, waiting: 0, days: null });
  expect(showCases({ ...counts, resolved: open(10) }, spans, RULES).days).toBe(7);
  expect(showCases({ ...counts, resolved: SUPPRESSED }, spans, RULES).days).toBeNull();
  expect(showCases({ ...counts, resolved: open(0) }, [], RULES).days).toBeUndefined();
});

it('shows true counts, and a median of any, to whoever may open the persons', () => {
  const site = { opened: 3, resolved: 3, abandoned: 2, waiting: 0 };
  expect(openCases(addCases([site, site]), [span(7)])).toEqual({
    opened: 6,
    resolved: 6,
    abandoned: 4,
    waiting: 0,
    days: 7,
  });
});
