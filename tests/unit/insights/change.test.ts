import { expect, it } from 'vitest';
import { changeOf } from '../../../app/insights/change.ts';

it.each([
  [112, 100, { kind: 'up', percent: 12 }],
  [50, 100, { kind: 'down', percent: 50 }],
  [0, 100, { kind: 'down', percent: 100 }],
  [1001, 1000, { kind: 'same' }],
  [7, 7, { kind: 'same' }],
  [0, 0, { kind: 'same' }],
  [7, 0, { kind: 'fromZero' }],
  // Under ten before, a percentage would say more than it knows.
  [12, 9, { kind: 'more', difference: 3 }],
  [6, 9, { kind: 'fewer', difference: 3 }],
  [null, 100, { kind: 'hidden' }],
  [100, null, { kind: 'hidden' }],
  [null, null, { kind: 'hidden' }],
])('%s after %s', (now, before, change) => {
  expect(changeOf(now, before, 10)).toEqual(change);
});
