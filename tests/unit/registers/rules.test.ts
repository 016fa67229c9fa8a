import { expect, it } from 'vitest';
import { closingRefusal, countedAs } from '../../../app/registers/rules.ts';

const SITE = { status: 'active', closed_on: null } as const;
const CLOSED = { status: 'closed', closed_on: '2026-03-09' } as const;
const FRAME = { name: 'PNRR', starts_on: '2026-01-01', ends_on: '2026-12-31', closes_on: '2026-03-31' };

it.each([
  ['2026-03-10', 3, SITE, '2026-03-10', null],
  ['2026-03-10', 3, SITE, '2026-03-09', { kind: 'future' }],
  ['2026-03-10', 0, SITE, '2026-03-10', { kind: 'nobody' }],
  ['2026-03-10', 3, CLOSED, '2026-03-10', { kind: 'site', status: 'closed' }],
  ['2026-03-09', 3, CLOSED, '2026-03-10', null],
  ['2026-03-10', 3, SITE, '2026-03-31', null],
  ['2026-03-10', 3, SITE, '2026-04-01', { kind: 'programme', programme: 'PNRR' }],
])('a lesson of %s with %i heads, on %s', (day, heads, site, today, refusal) => {
  expect(closingRefusal({ day, heads }, site, [FRAME], today)).toEqual(refusal);
});

it('counts as training online only where it is held online', () => {
  const places = ['site', 'elsewhere', 'online'] as const;
  expect(places.map((place) => countedAs(place).mode)).toEqual(['C', 'C', 'D']);
});
