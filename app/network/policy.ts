import type { Actor, Role } from '../access/policy.ts';
import type { GrantScope, Reach } from './reach.ts';

/** Roles that watch over or rule the whole network: they make no sense for a part of it. */
const NETWORK_ONLY: readonly Role[] = ['admin', 'auditor'];

/** Roles somebody who coordinates a part of the network may give. */
const GIVEN_BY_COORDINATORS: readonly Role[] = ['facilitator', 'trainer', 'coordinator'];

/** True for roles that somebody who coordinates a part of the network may give there. */
export function mayBeGivenByCoordinators(role: Role): boolean {
  return GIVEN_BY_COORDINATORS.includes(role);
}

/** True for administrators of the whole network. */
export function isAdmin(actor: Actor): boolean {
  return actor.grants.some(({ role, scope }) => role === 'admin' && scope.kind === 'network');
}

/** True when a grant's scope lies wholly inside the reach. */
function reachCovers(reach: Reach, scope: GrantScope): boolean {
  if (reach.scope.kind === 'network') return true;
  if (scope.kind === 'site') return reach.scope.siteIds.includes(scope.id);
  return scope.kind === 'organisation' && reach.organisationIds.includes(scope.id);
}

/** True when a role can be held in a scope of this kind. */
export function fitsScope(role: Role, kind: GrantScope['kind']): boolean {
  return kind === 'network' || !NETWORK_ONLY.includes(role);
}

/** The roles the person may give or end, whatever the scope. */
export function rolesGivenBy(actor: Actor): readonly Role[] {
  if (isAdmin(actor)) return ['facilitator', 'trainer', 'coordinator', 'analyst', 'admin', 'auditor'];
  return actor.grants.some(({ role }) => role === 'coordinator') ? GIVEN_BY_COORDINATORS : [];
}

/** True when the person may give (or end) this role in this scope; `reach` is where she manages. */
export function mayGive(actor: Actor, reach: Reach, role: Role, scope: GrantScope): boolean {
  return rolesGivenBy(actor).includes(role) && fitsScope(role, scope.kind) && reachCovers(reach, scope);
}

/** A grant as it is kept, reduced to what decides. */
interface KeptGrant {
  readonly role: Role;
  readonly scope_kind: GrantScope['kind'];
  readonly scope_id: string | null;
}

/** The scope of a kept grant. */
export function scopeOf({ scope_kind, scope_id }: KeptGrant): GrantScope {
  if (scope_kind === 'network' || scope_id === null) return { kind: 'network' };
  return { kind: scope_kind, id: scope_id };
}

/**
 * True when the person may change somebody's address, hand out a new link or end her employment: only when she
 * could give every right the other one holds. Who sets a password gets those rights.
 */
export function mayManagePerson(actor: Actor, reach: Reach, liveGrants: readonly KeptGrant[]): boolean {
  return (
    rolesGivenBy(actor).length > 0 &&
    liveGrants.every((grant) => mayGive(actor, reach, grant.role, scopeOf(grant)))
  );
}
