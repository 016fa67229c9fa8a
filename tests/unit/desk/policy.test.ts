import { expect, it } from 'vitest';
import type { ActiveGrant } from '../../../app/access/policy.ts';
import { mayChangeSession } from '../../../app/desk/policy.ts';
import { testActor } from '../../support/test-actor.ts';

const at = (role: ActiveGrant['role'], ...siteIds: string[]): ActiveGrant => ({
  role,
  scope: { kind: 'sites', siteIds },
});

it.each([
  ['her own', testActor(at('facilitator', 'a')), 'me', 'a', true],
  ["a colleague's", testActor(at('facilitator', 'a')), 'she', 'a', false],
  ["a colleague's at a site she coordinates", testActor(at('coordinator', 'a')), 'she', 'a', true],
  [
    "a colleague's where she only facilitates",
    testActor(at('coordinator', 'b'), at('facilitator', 'a')),
    'she',
    'a',
    false,
  ],
])('%s session: %#', (_, who, facilitator_id, site_id, may) => {
  expect(mayChangeSession(who, { facilitator_id, site_id })).toBe(may);
});
