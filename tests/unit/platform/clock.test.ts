import { expect, it } from 'vitest';
import { addDays, civil, civilEnd, isDay, startOfDay, systemClock } from '../../../app/platform/clock.ts';

const ROME = 'Europe/Rome';

it.each([
  ['the last minute of a winter day', '2026-01-14T22:59:59.999Z', '2026-01-14', '23:59'],
  ['midnight in winter', '2026-01-14T23:00:00.000Z', '2026-01-15', '00:00'],
  ['midnight in summer', '2026-07-14T22:00:00.000Z', '2026-07-15', '00:00'],
  ['the new year', '2026-12-31T23:00:00.000Z', '2027-01-01', '00:00'],
  ['the minute before summer time', '2026-03-29T00:59:00.000Z', '2026-03-29', '01:59'],
  ['summer time, which skips an hour', '2026-03-29T01:00:00.000Z', '2026-03-29', '03:00'],
  ['midnight after summer time began', '2026-03-29T22:00:00.000Z', '2026-03-30', '00:00'],
  ['the first half past two of autumn', '2026-10-25T00:30:00.000Z', '2026-10-25', '02:30'],
  ['the second half past two of autumn', '2026-10-25T01:30:00.000Z', '2026-10-25', '02:30'],
  ['midnight after summer time ended', '2026-10-25T23:00:00.000Z', '2026-10-26', '00:00'],
  ['a leap day', '2028-02-28T23:30:00.000Z', '2028-02-29', '00:30'],
  ['the day after 28 February of a common year', '2026-02-28T23:30:00.000Z', '2026-03-01', '00:30'],
])('civil time: %s', (_, instant, day, time) => {
  expect(civil(new Date(instant), ROME)).toEqual({ day, time });
});

it.each([
  ['2026-01-15', '2026-01-14T23:00:00.000Z'],
  ['2026-07-15', '2026-07-14T22:00:00.000Z'],
  ['2026-03-29', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25', '2026-10-24T22:00:00.000Z'],
  ['2026-10-26', '2026-10-25T23:00:00.000Z'],
])('%s begins in Rome at %s', (day, instant) => {
  expect(startOfDay(day, ROME).toISOString()).toBe(instant);
});

it('depends on the zone asked for', () => {
  const instant = new Date('2026-01-14T23:30:00.000Z');
  expect(civil(instant, 'UTC')).toEqual({ day: '2026-01-14', time: '23:30' });
  expect(civil(instant, ROME).day).toBe('2026-01-15');
  expect(() => civil(instant, 'Europe/Nowhere')).toThrow();
});

it.each(['2026-01-01', '2026-12-31', '2028-02-29', '2000-02-29', '0001-01-01'])('%s is a day', (text) => {
  expect(isDay(text)).toBe(true);
});

it.each([
  '',
  '2026-02-29',
  '1900-02-29',
  '2026-02-30',
  '2026-04-31',
  '2026-13-01',
  '2026-00-10',
  '2026-01-00',
  '2026-1-1',
  '26-01-01',
  '02026-01-01',
  '2026-01-01T00:00',
  ' 2026-01-01',
  '2026-01-01\n',
  '2026/01/01',
  '٢٠٢٦-٠١-٠١',
])('«%s» is no day', (text) => {
  expect(isDay(text)).toBe(false);
});

it.each([
  ['2026-03-28', 1, '2026-03-29'],
  ['2026-03-29', 1, '2026-03-30'],
  ['2026-10-25', 1, '2026-10-26'],
  ['2026-10-26', -1, '2026-10-25'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2028-02-29', 365, '2029-02-28'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2026-01-01', -1, '2025-12-31'],
  ['2026-05-05', 0, '2026-05-05'],
])('%s and %i days is %s', (day, days, then) => {
  expect(addDays(day, days)).toBe(then);
});

it('the system clock goes forward', () => {
  const before = Date.now();
  expect(systemClock.now().getTime()).toBeGreaterThanOrEqual(before);
});

it.each([
  ['2026-11-23T23:00:00.000Z', '2026-11-23', '24:00'],
  ['2026-11-23T22:59:00.000Z', '2026-11-23', '23:59'],
  ['2026-12-31T23:00:00.000Z', '2026-12-31', '24:00'],
])('what ends at %s ends on %s at %s', (instant, day, time) => {
  expect(civilEnd(new Date(instant), ROME)).toEqual({ day, time });
});
