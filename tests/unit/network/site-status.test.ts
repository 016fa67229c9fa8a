import { describe, expect, it } from 'vitest';
import { changeStatus, nextStatuses, SITE_STATUSES } from '../../../app/network/site-status.ts';

const TODAY = '2026-06-15';
const planned = { status: 'planned', opened_on: null, closed_on: null } as const;
const active = { status: 'active', opened_on: '2026-01-10', closed_on: null } as const;
const suspended = { ...active, status: 'suspended' } as const;
const closed = { status: 'closed', opened_on: '2026-01-10', closed_on: '2026-05-31' } as const;

describe('a site changes status', () => {
  it.each([
    [planned, 'active', '2026-06-01', { status: 'active', opened_on: '2026-06-01', closed_on: null }],
    [planned, 'closed', '2026-06-01', { status: 'closed', opened_on: null, closed_on: '2026-06-01' }],
    [active, 'suspended', TODAY, { status: 'suspended', opened_on: '2026-01-10', closed_on: null }],
    [suspended, 'active', TODAY, { status: 'active', opened_on: '2026-01-10', closed_on: null }],
    [suspended, 'closed', TODAY, { status: 'closed', opened_on: '2026-01-10', closed_on: TODAY }],
    [closed, 'active', '2026-06-10', { status: 'active', opened_on: '2026-01-10', closed_on: null }],
  ] as const)('%o → %s on %s', (site, to, day, change) => {
    expect(changeStatus(site, to, day, TODAY)).toEqual({ ok: true, change });
  });

  it.each([
    [planned, 'suspended', TODAY, 'not_possible'],
    [active, 'active', TODAY, 'not_possible'],
    [active, 'planned', TODAY, 'not_possible'],
    [closed, 'suspended', TODAY, 'not_possible'],
    [active, 'closed', '2026-06-16', 'in_future'],
    [active, 'suspended', '2026-01-09', 'before_opening'],
    [closed, 'active', '2026-05-30', 'before_closing'],
  ] as const)('%o → %s on %s is refused: %s', (site, to, day, reason) => {
    expect(changeStatus(site, to, day, TODAY)).toEqual({ ok: false, reason });
  });

  it('and is never stuck', () => {
    for (const status of SITE_STATUSES) expect(nextStatuses(status).length).toBeGreaterThan(0);
  });
});
