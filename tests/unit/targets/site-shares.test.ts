import { expect, it } from 'vitest';
import { siteShares, weeklyMinutes } from '../../../app/targets/site-shares.ts';

const MORNING = { mon: [['09:00', '13:00']] } as const;
const DAY = {
  mon: [
    ['09:00', '13:00'],
    ['14:30', '18:30'],
  ],
  tue: [['09:00', '13:00']],
} as const;
const site = (id: string, hours: Parameters<typeof weeklyMinutes>[0], isActive = true) => ({
  id,
  hours,
  isActive,
});

it('opening hours of a week are added up', () => {
  expect(weeklyMinutes(DAY)).toBe(720);
  expect(weeklyMinutes({})).toBe(0);
});

it('a site carries as much of the target as it is open; one that does not work carries nothing', () => {
  const shares = siteShares([site('a', MORNING), site('b', DAY), site('c', DAY, false)]);
  expect(Object.fromEntries(shares)).toEqual({ a: 0.25, b: 0.75, c: 0 });
});

it('unknown hours count as the usual ones, and all the same where nobody wrote any down', () => {
  expect(Object.fromEntries(siteShares([site('a', MORNING), site('b', {})]))).toEqual({ a: 0.5, b: 0.5 });
  expect(Object.fromEntries(siteShares([site('a', {}), site('b', {})]))).toEqual({ a: 0.5, b: 0.5 });
  expect(Object.fromEntries(siteShares([site('a', {}, false)]))).toEqual({ a: 0 });
});
