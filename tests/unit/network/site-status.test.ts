import { describe, expect, it } from 'vitest';
import { changeStatus, lastChange, nextStatuses, SITE_STATUSES } from '../../../app/network/site-status.ts';

const TODAY = '2026-06-15';
const planned = { status: 'planned', opened_on: null, closed_on: null, status_day: null } as const;
const active = { ...planned, status: 'active', opened_on: '2026-01-10' } as const;
const suspended = { ...active, status: 'suspended' } as const;
const closed = { ...active, status: 'closed', closed_on: '2026-05-31' } as const;
const paused = { ...suspended, status_day: '2026-06-01' } as const;
const resumed = { ...active, status_day: '2026-06-01' } as const;

describe('a site changes status', () => {
  it.each([
    [planned, 'active', '2026-06-01', { status: 'active', opened_on: '2026-06-01', closed_on: null }],
    [planned, 'closed', '2026-06-01', { status: 'closed', opened_on: null, closed_on: '2026-06-01' }],
    [active, 'suspended', TODAY, { status: 'suspended', opened_on: '2026-01-10', closed_on: null }],
    [suspended, 'active', TODAY, { status: 'active', opened_on: '2026-01-10', closed_on: null }],
    [suspended, 'closed', TODAY, { status: 'closed', opened_on: '2026-01-10', closed_on: TODAY }],
    [paused, 'closed', '2026-05-31', { status: 'closed', opened_on: '2026-01-10', closed_on: '2026-05-31' }],
    [closed, 'active', '2026-06-10', { status: 'active', opened_on: '2026-01-10', closed_on: null }],
  ] as const)('%o → %s on %s', (site, to, day, change) => {
    expect(changeStatus(site, to, day, TODAY)).toEqual({ ok: true, change: { ...change, status_day: day } });
  });

  it.each([
    [planned, 'suspended', TODAY, 'not_possible'],
    [active, 'active', TODAY, 'not_possible'],
    [active, 'planned', TODAY, 'not_possible'],
    [closed, 'suspended', TODAY, 'not_possible'],
    [active, 'closed', '2026-06-16', 'in_future'],
    [active, 'suspended', '2026-01-09', 'before_opening'],
    [closed, 'active', '2026-05-30', 'before_closing'],
    [paused, 'active', '2026-05-31', 'before_last_change'],
    [resumed, 'suspended', '2026-05-31', 'before_last_change'],
    [resumed, 'closed', '2026-05-31', 'before_last_change'],
  ] as const)('%o → %s on %s is refused: %s', (site, to, day, reason) => {
    expect(changeStatus(site, to, day, TODAY)).toEqual({ ok: false, reason });
  });

  it('and is never stuck', () => {
    for (const status of SITE_STATUSES) expect(nextStatuses(status).length).toBeGreaterThan(0);
  });
});

it.each([
  [planned, null],
  [active, null],
  [{ ...active, status_day: '2026-01-10' }, null],
  [suspended, null],
  [paused, 'suspended_on'],
  [resumed, 'reopened_on'],
  [{ ...closed, status_day: '2026-05-31' }, null],
] as const)('the last change of %o is told as %s', (site, told) => {
  expect(lastChange(site)).toBe(told);
});
