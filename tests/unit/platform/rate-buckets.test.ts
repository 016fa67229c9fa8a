import { expect, it } from 'vitest';
import { openBuckets } from '../../../app/platform/http/rate-buckets.ts';
import { senderOf } from '../../../app/platform/http/sender.ts';

it('a key may ask for a minute’s worth at once, then evenly; others are not touched', () => {
  let now = 0;
  const buckets = openBuckets(60, () => now);
  for (let n = 0; n < 60; n += 1) buckets.take('a');
  expect([buckets.wait('a'), buckets.wait('b')]).toEqual([1, 0]);
  now += 1000;
  expect(buckets.wait('a')).toBe(0);
  buckets.take('a');
  expect(buckets.wait('a')).toBe(1);
  now += 3_600_000;
  for (let n = 0; n < 60; n += 1) buckets.take('a');
  expect(buckets.wait('a')).toBe(1);
});

it('tells how long to wait where a minute allows little', () => {
  const buckets = openBuckets(2, () => 0);
  buckets.take('a');
  buckets.take('a');
  expect(buckets.wait('a')).toBe(30);
});

it('forgets who has not asked for longest instead of growing without end', () => {
  const buckets = openBuckets(1, () => 0);
  buckets.take('first');
  buckets.take('asks again');
  for (let n = 0; n < 19_998; n += 1) buckets.take(`key ${n}`);
  buckets.admit('asks again');
  buckets.take('one too many');
  expect(['first', 'asks again', 'one too many'].map((key) => buckets.knows(key))).toEqual([
    false,
    true,
    true,
  ]);
  expect(buckets.wait('asks again')).toBe(60);
});

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::ffff', '2001:db8:1:2'],
  ['2001:0DB8:1::9', '2001:db8:1:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
  ['', ''],
])('%s shares an allowance as %s', (address, sender) => {
  expect(senderOf(address)).toBe(sender);
});
