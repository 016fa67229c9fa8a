import { describe, expect, it } from 'vitest';
import {
  type ActiveGrant,
  CAPABILITIES,
  type Capability,
  holds,
  ROLES,
  type Role,
  rolesFor,
  scopeFor,
} from '../../../app/access/policy.ts';
import { NETWORK } from '../../../db/scope.ts';
import { testActor } from '../../support/test-actor.ts';

const DESK = ['facilitator', 'coordinator'];
const EVERYBODY = [...ROLES];

/**
 * «Who may do what» of the field, row by row. Trainers meet only people enrolled in editions at their sites, on the pages
 * of these: they hold none of the rights over people as such.
 */
const FIELD: Readonly<
  Record<string, { readonly roles: readonly string[]; readonly rights: readonly Capability[] }>
> = {
  'log and edit sessions': { roles: DESK, rights: ['session.log', 'session.read', 'case.manage'] },
  'find a citizen, see names': {
    roles: DESK,
    rights: ['citizen.find', 'citizen.view', 'citizen.merge'],
  },
  'questionnaires of one person': { roles: DESK, rights: ['questionnaire.run'] },
  'questionnaires begun, those of courses too': {
    roles: ['facilitator', 'trainer', 'coordinator'],
    rights: ['questionnaire.fill'],
  },
  'people enrolled': {
    roles: ['facilitator', 'trainer', 'coordinator'],
    rights: ['enrolment.manage', 'enrolment.join'],
  },
  'courses, editions, lessons': { roles: ['trainer', 'coordinator'], rights: ['course.plan'] },
  'registers, certificates': {
    roles: ['trainer', 'coordinator'],
    rights: ['register.keep', 'certificate.issue'],
  },
  'certificates, revoked': { roles: ['coordinator'], rights: ['certificate.revoke'] },
  'training of the staff': { roles: ['coordinator', 'admin'], rights: ['training.record'] },
  'training of the staff, decided': { roles: ['admin'], rights: ['training.manage'] },
  'training of the staff, read': { roles: ['coordinator', 'admin', 'auditor'], rights: ['training.view'] },
  dashboards: { roles: EVERYBODY, rights: ['dashboard.view', 'instrument.view'] },
  'targets of programmes, read': {
    roles: ['coordinator', 'analyst', 'admin', 'auditor'],
    rights: ['target.read'],
  },
  'sites, staff, grants, programmes': {
    roles: ['coordinator', 'admin'],
    rights: ['network.view', 'network.manage', 'programme.manage'],
  },
  'exports without personal data': {
    roles: ['coordinator', 'analyst', 'admin', 'auditor'],
    rights: ['figures.export'],
  },
  'public addresses of figures': { roles: ['coordinator', 'analyst', 'admin'], rights: ['figures.share'] },
  'microdata, anonymised': { roles: ['analyst'], rights: ['microdata.export'] },
  'populations and published values': { roles: ['analyst', 'admin'], rights: ['reference.manage'] },
  'the network as a whole': {
    roles: ['admin'],
    rights: ['organisation.manage', 'code_list.manage', 'token.manage'],
  },
  'requests about one’s data, taken': { roles: DESK, rights: ['request.take', 'notice.acknowledge'] },
  'requests about one’s data, read': { roles: ['coordinator', 'admin', 'auditor'], rights: ['request.read'] },
  'erasure and retention, run': {
    roles: ['admin'],
    rights: ['request.run', 'retention.run', 'notice.publish'],
  },
  'retention, read': { roles: ['admin', 'auditor'], rights: ['retention.read', 'notice.versions'] },
  'audit trail': { roles: ['admin', 'auditor'], rights: ['audit.read'] },
  'audit trail, downloaded': { roles: ['auditor'], rights: ['audit.export'] },
  'one’s own account': { roles: EVERYBODY, rights: ['account.use'] },
};

const sites = (role: Role, ...siteIds: string[]): ActiveGrant => ({
  role,
  scope: { kind: 'sites', siteIds },
});
const everywhere = (role: Role): ActiveGrant => ({ role, scope: NETWORK });

describe('rights', () => {
  it.each(Object.entries(FIELD))('%s', (_, { roles, rights }) => {
    for (const right of rights) expect([...rolesFor(right)].sort(), right).toEqual([...roles].sort());
  });

  it('stand in the table of the field, every one and once', () => {
    const named = Object.values(FIELD).flatMap(({ rights }) => rights);
    expect([...named].sort()).toEqual([...CAPABILITIES].sort());
  });

  it.each(['analyst', 'admin', 'auditor'] as const)(
    'never show a person to %s, network-wide or not',
    (role) => {
      const personal = CAPABILITIES.filter((right) => /^(session|case|citizen|questionnaire)\./.test(right));
      expect(personal.length).toBeGreaterThan(5);
      for (const right of personal) {
        expect(scopeFor(testActor(everywhere(role)), right), right).toBeNull();
        expect(scopeFor(testActor(sites(role, 'a')), right), right).toBeNull();
      }
    },
  );

  it.each(ROLES)('%s: held exactly where the table says', (role) => {
    for (const right of CAPABILITIES) {
      expect(holds(testActor(sites(role, 'a')), right), right).toBe(rolesFor(right).includes(role));
    }
  });
});

describe('scope', () => {
  it.each([
    ['no grant', [], null],
    ['a grant without the right', [sites('analyst', 'a')], null],
    ['one site', [sites('facilitator', 'a')], { kind: 'sites', siteIds: ['a'] }],
    [
      'the union of the grants that carry it, each site once',
      [sites('facilitator', 'a', 'b'), sites('coordinator', 'b', 'c')],
      { kind: 'sites', siteIds: ['a', 'b', 'c'] },
    ],
    [
      'nothing of a grant that does not carry it, however wide',
      [sites('facilitator', 'a'), everywhere('analyst'), sites('admin', 'z')],
      { kind: 'sites', siteIds: ['a'] },
    ],
    ['the network, beside sites', [sites('facilitator', 'a'), everywhere('coordinator')], NETWORK],
    ['the network, whatever comes after', [everywhere('coordinator'), sites('facilitator', 'a')], NETWORK],
    [
      'an organisation that has no sites yet: held, over nothing',
      [sites('coordinator')],
      { kind: 'sites', siteIds: [] },
    ],
  ] as const)('to log sessions: %s', (_, grants, scope) => {
    expect(scopeFor(testActor(...grants), 'session.log')).toEqual(scope);
  });

  it('differs from right to right of one person', () => {
    const person = testActor(sites('facilitator', 'a'), sites('analyst', 'b'), sites('trainer', 'c'));
    expect(scopeFor(person, 'citizen.view')).toEqual({ kind: 'sites', siteIds: ['a'] });
    expect(scopeFor(person, 'dashboard.view')).toEqual({ kind: 'sites', siteIds: ['a', 'b', 'c'] });
    expect(scopeFor(person, 'network.manage')).toBeNull();
    expect(holds(person, 'network.manage')).toBe(false);
  });
});
