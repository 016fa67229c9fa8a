import type { ActiveGrant, Actor } from '../../app/access/policy.ts';

/** Somebody signed in at no site, with these grants. */
export function testActor(...grants: ActiveGrant[]): Actor {
  return {
    staffId: 'me',
    fullName: 'Prova',
    language: 'it',
    signInHash: 'h',
    factor: 'totp',
    provedAt: '2026-03-02T08:00:00.000Z',
    mustEnrol: false,
    handover: null,
    siteId: null,
    grants,
  };
}
