import { expect, it } from 'vitest';
import type { ActiveGrant, Actor } from '../../../app/access/policy.ts';
import { maySeeTrueCounts } from '../../../app/insights/policy.ts';

const at = (...siteIds: string[]) => ({ kind: 'sites', siteIds }) as const;
const network = { kind: 'network' } as const;
const actor = (...grants: ActiveGrant[]): Actor => ({
  staffId: 'staff',
  fullName: 'Nome C.',
  language: 'it',
  signInHash: 'hash',
  factor: 'totp',
  provedAt: '2026-03-02T08:00:00.000Z',
  mustEnrol: false,
  handover: null,
  siteId: null,
  grants,
});

it.each([
  ['facilitator at own sites', actor({ role: 'facilitator', scope: at('a', 'b') }), ['a', 'b'], true],
  ['facilitator at another site', actor({ role: 'facilitator', scope: at('a') }), ['a', 'b'], false],
  ['coordinator of the network', actor({ role: 'coordinator', scope: network }), null, true],
  ['coordinator of sites, for the network', actor({ role: 'coordinator', scope: at('a') }), null, false],
  ['trainer', actor({ role: 'trainer', scope: at('a') }), ['a'], false],
  ['analyst', actor({ role: 'analyst', scope: network }), null, false],
  ['admin', actor({ role: 'admin', scope: network }), ['a'], false],
  ['auditor', actor({ role: 'auditor', scope: network }), null, false],
  [
    'facilitator here who is trainer there',
    actor({ role: 'facilitator', scope: at('a') }, { role: 'trainer', scope: at('b') }),
    ['a', 'b'],
    false,
  ],
  [
    'analyst who is facilitator here',
    actor({ role: 'analyst', scope: network }, { role: 'facilitator', scope: at('a') }),
    ['a'],
    true,
  ],
])('%s', (_, who, siteIds, exact) => {
  expect(maySeeTrueCounts(who, siteIds)).toBe(exact);
});
