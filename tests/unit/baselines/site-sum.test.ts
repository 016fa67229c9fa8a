import { describe, expect, it } from 'vitest';
import { protectedSum } from '../../../app/baselines/site-sum.ts';

const RULES = { minCell: 5, minDenominator: 10 };
const at = (organisation_id: string, counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).map(([site_id, n]) => ({ site_id, organisation_id, n }));

describe('a count by sites', () => {
  const counts = [...at('north', { n1: 2, n2: 9, n3: 20 }), ...at('south', { s1: 30, s2: 40 })];
  const ask = (...siteIds: string[]) => protectedSum(counts, siteIds, RULES).value;

  it('hides the small one and what would give it back', () => {
    expect([ask('n1'), ask('n2'), ask('n3'), ask('n1', 'n2', 'n3')]).toEqual([null, null, 20, 31]);
    expect([ask('s1'), ask('s1', 's2'), ask('n3', 's1')]).toEqual([30, 70, 50]);
    expect(ask('n1', 's1')).toBeNull();
    expect(protectedSum(counts, null, RULES).value).toBe(101);
  });

  it('is zero where there is nothing, and hides a whole organisation where a site alone is all of it', () => {
    expect(ask('elsewhere')).toBe(0);
    const alone = [...at('north', { n1: 3 }), ...at('south', { s1: 30 }), ...at('east', { e1: 50 })];
    const shown = (siteIds: string[] | null) => protectedSum(alone, siteIds, RULES).value;
    expect(shown(['n1'])).toBeNull();
    // Else it were the network less the others.
    expect([shown(['s1']), shown(['e1']), shown(null)]).toEqual([null, 50, 83]);
    expect(protectedSum([], null, RULES)).toEqual({ value: 0, suppressed: false });
  });
});
