import { describe, expect, it } from 'vitest';
import { sensitiveMinCell, shownShare } from '../../../app/disclosure/shown.ts';

const RULES = { minCell: 5, minDenominator: 10 };

describe('thresholds', () => {
  it('are one step higher for sensitive rows', () => {
    expect([3, 4, 5, 10, 60].map(sensitiveMinCell)).toEqual([5, 5, 10, 20, 120]);
  });

  it('ask for enough people under a share', () => {
    const open = (value: number) => ({ value, suppressed: false });
    const hidden = { value: null, suppressed: true };
    expect(shownShare(open(5), open(20), RULES)).toEqual(open(0.25));
    expect(shownShare(open(5), open(9), RULES)).toEqual(hidden);
    expect(shownShare(hidden, open(20), RULES)).toEqual(hidden);
    expect(shownShare(open(5), hidden, RULES)).toEqual(hidden);
    expect(shownShare(open(0), open(0), RULES)).toEqual({ value: null, suppressed: false });
  });
});
