import { expect, it } from 'vitest';
import { maySeeTrueCounts } from '../../../app/insights/policy.ts';
import { testActor } from '../../support/test-actor.ts';

const at = (...siteIds: string[]) => ({ kind: 'sites', siteIds }) as const;
const network = { kind: 'network' } as const;

it.each([
  ['facilitator at own sites', testActor({ role: 'facilitator', scope: at('a', 'b') }), ['a', 'b'], true],
  ['facilitator at another site', testActor({ role: 'facilitator', scope: at('a') }), ['a', 'b'], false],
  ['coordinator of the network', testActor({ role: 'coordinator', scope: network }), null, true],
  ['coordinator of sites, for the network', testActor({ role: 'coordinator', scope: at('a') }), null, false],
  ['trainer', testActor({ role: 'trainer', scope: at('a') }), ['a'], false],
  ['analyst', testActor({ role: 'analyst', scope: network }), null, false],
  ['admin', testActor({ role: 'admin', scope: network }), ['a'], false],
  ['auditor', testActor({ role: 'auditor', scope: network }), null, false],
  [
    'facilitator here who is trainer there',
    testActor({ role: 'facilitator', scope: at('a') }, { role: 'trainer', scope: at('b') }),
    ['a', 'b'],
    false,
  ],
  [
    'analyst who is facilitator here',
    testActor({ role: 'analyst', scope: network }, { role: 'facilitator', scope: at('a') }),
    ['a'],
    true,
  ],
])('%s', (_, who, siteIds, exact) => {
  expect(maySeeTrueCounts(who, siteIds)).toBe(exact);
});
