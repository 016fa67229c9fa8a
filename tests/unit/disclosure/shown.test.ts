import { describe, expect, it } from 'vitest';
import { sensitiveMinCell } from '../../../app/disclosure/shown.ts';

describe('thresholds', () => {
  it('are one step higher for sensitive rows', () => {
    expect([3, 4, 5, 10, 60].map(sensitiveMinCell)).toEqual([5, 5, 10, 20, 120]);
  });
});
