import { describe, expect, it } from 'vitest';
import { wilson } from '../../../app/figures/wilson.ts';

describe('wilson', () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i lies between %f and %f', (count, n, low, high) => {
    const interval = wilson(count, n);
    expect(interval?.share).toBe(count / n);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it('solves the equation it stands for: each bound is 1.96 of its own standard errors away', () => {
    for (const [count, n] of [
      [3, 10],
      [7, 12],
      [499, 1000],
    ] as const) {
      const interval = wilson(count, n);
      for (const bound of [interval?.low ?? 0, interval?.high ?? 0]) {
        const distance = Math.abs(count / n - bound) / Math.sqrt((bound * (1 - bound)) / n);
        expect(distance).toBeCloseTo(1.959964, 5);
      }
    }
  });

  it('is the same seen from the other side', () => {
    const part = wilson(13, 40);
    const rest = wilson(27, 40);
    expect(part?.low).toBeCloseTo(1 - (rest?.high ?? 0), 12);
    expect(wilson(20, 20)?.high).toBe(1);
  });

  it('is nothing without people and refuses what is no share', () => {
    expect(wilson(0, 0)).toBeNull();
    for (const [count, n] of [
      [-1, 5],
      [6, 5],
      [Number.NaN, 5],
      [1, Number.POSITIVE_INFINITY],
    ] as const) {
      expect(() => wilson(count, n)).toThrow(RangeError);
    }
  });
});
