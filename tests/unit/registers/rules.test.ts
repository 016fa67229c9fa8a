import { expect, it } from 'vitest';
import { closingRefusal, countedAs } from '../../../app/registers/rules.ts';

const SITE = { status: 'active', closed_on: null } as const;
const CLOSED = { status: 'closed', closed_on: '2026-03-09' } as const;
const FRAME = { name: 'PNRR', starts_on: '2026-01-01', ends_on: '2026-12-31', closes_on: '2026-03-31' };

/** In Rome, an hour from UTC in March until summer time begins. */
const at = (today: string, time: string) => ({
  today,
  now: new Date(`${today}T${time}:00+01:00`),
  timeZone: 'Europe/Rome',
});

it.each([
  ['2026-03-10', 3, SITE, '2026-03-10', null],
  ['2026-03-10', 3, SITE, '2026-03-09', { kind: 'future' }],
  ['2026-03-10', 0, SITE, '2026-03-10', { kind: 'nobody' }],
  ['2026-03-10', 3, CLOSED, '2026-03-10', { kind: 'site', status: 'closed' }],
  ['2026-03-09', 3, CLOSED, '2026-03-10', null],
  ['2026-03-10', 3, SITE, '2026-03-31', null],
  ['2026-03-10', 3, SITE, '2026-04-01', { kind: 'programme', programme: 'PNRR' }],
])('a lesson of %s with %i heads, on %s', (day, heads, site, today, refusal) => {
  const lesson = { day, time: '15:00', heads };
  expect(closingRefusal(lesson, site, [FRAME], at(today, '15:00'))).toEqual(refusal);
});

it.each([
  ['09:00', '15:00', { kind: 'future' }],
  ['14:49', '15:00', { kind: 'future' }],
  ['14:50', '15:00', null],
  ['18:00', '15:00', null],
  ['00:00', '00:00', null],
])('at %s the register of a lesson of %s that day', (time, start, refusal) => {
  const lesson = { day: '2026-03-10', time: start, heads: 3 };
  expect(closingRefusal(lesson, SITE, [FRAME], at('2026-03-10', time))).toEqual(refusal);
});

it('is not closed the evening before, however soon the lesson begins', () => {
  const lesson = { day: '2026-03-11', time: '00:00', heads: 3 };
  expect(closingRefusal(lesson, SITE, [FRAME], at('2026-03-10', '23:59'))).toEqual({ kind: 'future' });
});

it('counts as training online only where it is held online', () => {
  const places = ['site', 'elsewhere', 'online'] as const;
  expect(places.map((place) => countedAs(place).mode)).toEqual(['C', 'C', 'D']);
});
