import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../../app/access/policy.ts';
import { mayGive, mayManagePerson, rolesGivenBy } from '../../../app/network/policy.ts';
import type { GrantScope, Reach } from '../../../app/network/reach.ts';
import { testActor } from '../../support/test-actor.ts';

const NORTH = 'north';
const SITE = 'north-1';
const ELSEWHERE = 'south-1';

const network = { kind: 'network' } as const;
const sites = { kind: 'sites', siteIds: [SITE] } as const;

const ADMIN = {
  actor: testActor({ role: 'admin', scope: network }),
  reach: { scope: network, organisationIds: [] },
};
const OF_SITE = {
  actor: testActor({ role: 'coordinator', scope: sites }),
  reach: { scope: sites, organisationIds: [] },
};
const OF_NORTH = { actor: OF_SITE.actor, reach: { scope: sites, organisationIds: [NORTH] } };
const OF_NETWORK = {
  actor: testActor({ role: 'coordinator', scope: network }),
  reach: { scope: network, organisationIds: [] },
};
const NOBODY = {
  actor: testActor({ role: 'facilitator', scope: sites }),
  reach: { scope: { kind: 'sites', siteIds: [] }, organisationIds: [] },
} as const;

type Who = { readonly actor: Actor; readonly reach: Reach };

const atSite: GrantScope = { kind: 'site', id: SITE };
const atElsewhere: GrantScope = { kind: 'site', id: ELSEWHERE };
const ofNorth: GrantScope = { kind: 'organisation', id: NORTH };
const ofSouth: GrantScope = { kind: 'organisation', id: 'south' };

describe('who may give which role where', () => {
  it.each<[string, Who, Role, GrantScope, boolean]>([
    ['an administrator', ADMIN, 'admin', network, true],
    ['an administrator', ADMIN, 'auditor', network, true],
    ['an administrator', ADMIN, 'analyst', ofSouth, true],
    ['an administrator', ADMIN, 'facilitator', atElsewhere, true],
    ['an administrator', ADMIN, 'facilitator', network, true],
    ['an administrator (never for a part)', ADMIN, 'admin', atSite, false],
    ['an administrator (never for a part)', ADMIN, 'auditor', ofNorth, false],
    ['a coordinator of a site', OF_SITE, 'facilitator', atSite, true],
    ['a coordinator of a site', OF_SITE, 'trainer', atSite, true],
    ['a coordinator of a site', OF_SITE, 'coordinator', atSite, true],
    ['a coordinator of a site', OF_SITE, 'facilitator', atElsewhere, false],
    ['a coordinator of a site', OF_SITE, 'facilitator', ofNorth, false],
    ['a coordinator of a site', OF_SITE, 'facilitator', network, false],
    ['a coordinator of a site', OF_SITE, 'analyst', atSite, false],
    ['a coordinator of a site', OF_SITE, 'admin', network, false],
    ['a coordinator of a site', OF_SITE, 'auditor', network, false],
    ['a coordinator of an organisation', OF_NORTH, 'coordinator', ofNorth, true],
    ['a coordinator of an organisation', OF_NORTH, 'coordinator', ofSouth, false],
    ['a coordinator of the network', OF_NETWORK, 'coordinator', network, true],
    ['a coordinator of the network', OF_NETWORK, 'admin', network, false],
    ['a coordinator of the network', OF_NETWORK, 'analyst', atSite, false],
    ['a facilitator', NOBODY, 'facilitator', atSite, false],
  ])('%s %#: %o', (_who, { actor, reach }, role, scope, may) => {
    expect(mayGive(actor, reach, role, scope)).toBe(may);
  });

  it('is nothing for those who neither administer nor coordinate', () => {
    expect(rolesGivenBy(NOBODY.actor)).toEqual([]);
    expect(rolesGivenBy(testActor({ role: 'auditor', scope: network }))).toEqual([]);
    // An administrator's grant for a part of the network would be a mistake in the data, not a right.
    expect(rolesGivenBy(testActor({ role: 'admin', scope: sites }))).toEqual([]);
  });
});

describe('who may manage a person', () => {
  const here = { role: 'facilitator', scope_kind: 'site', scope_id: SITE } as const;
  const away = { role: 'facilitator', scope_kind: 'site', scope_id: ELSEWHERE } as const;
  const admin = { role: 'admin', scope_kind: 'network', scope_id: null } as const;

  it('only those who could give every right the person holds', () => {
    expect(mayManagePerson(OF_SITE.actor, OF_SITE.reach, [here])).toBe(true);
    expect(mayManagePerson(OF_SITE.actor, OF_SITE.reach, [here, away])).toBe(false);
    expect(mayManagePerson(OF_SITE.actor, OF_SITE.reach, [here, admin])).toBe(false);
    expect(mayManagePerson(OF_NETWORK.actor, OF_NETWORK.reach, [here, admin])).toBe(false);
    expect(mayManagePerson(ADMIN.actor, ADMIN.reach, [here, away, admin])).toBe(true);
    expect(mayManagePerson(NOBODY.actor, NOBODY.reach, [])).toBe(false);
  });
});
