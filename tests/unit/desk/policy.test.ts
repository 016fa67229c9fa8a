import { expect, it } from 'vitest';
import type { ActiveGrant, Actor } from '../../../app/access/policy.ts';
import { mayChangeSession } from '../../../app/desk/policy.ts';

const at = (role: ActiveGrant['role'], ...siteIds: string[]): ActiveGrant => ({
  role,
  scope: { kind: 'sites', siteIds },
});
const actor = (...grants: ActiveGrant[]): Actor => ({
  staffId: 'me',
  fullName: 'Prova',
  language: 'it',
  signInHash: 'h',
  factor: 'totp',
  provedAt: '2026-03-02T08:00:00.000Z',
  mustEnrol: false,
  handover: null,
  siteId: 'a',
  grants,
});

it.each([
  ['her own', actor(at('facilitator', 'a')), 'me', 'a', true],
  ["a colleague's", actor(at('facilitator', 'a')), 'she', 'a', false],
  ["a colleague's at a site she coordinates", actor(at('coordinator', 'a')), 'she', 'a', true],
  [
    "a colleague's where she only facilitates",
    actor(at('coordinator', 'b'), at('facilitator', 'a')),
    'she',
    'a',
    false,
  ],
])('%s session: %#', (_, who, facilitator_id, site_id, may) => {
  expect(mayChangeSession(who, { facilitator_id, site_id })).toBe(may);
});
