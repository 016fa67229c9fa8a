import { findOrganisation } from '../../db/queries/organisations.ts';
import { findSite } from '../../db/queries/sites.ts';
import type { Call } from '../access/gate.server.ts';
import type { Role } from '../access/policy.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { mayGive, rolesGivenBy } from './policy.ts';
import type { GrantScope, Reach } from './reach.ts';

/**
 * Throws unless the caller may give (or end) this role in this scope: 403 for a role that is not hers to give,
 * 404 for an organisation or site that does not exist or lies outside her reach.
 */
export async function authoriseGrant(
  { app, actor }: Call,
  reach: Reach,
  role: Role,
  scope: GrantScope,
): Promise<void> {
  if (!rolesGivenBy(actor).includes(role)) throw new Problem('role_not_yours', 403);
  if (!mayGive(actor, reach, role, scope)) throw notFound();
  if (scope.kind === 'site' && !(await findSite(app.db, reach.scope, scope.id))) throw notFound();
  if (scope.kind === 'organisation' && !(await findOrganisation(app.db, reach, scope.id))) throw notFound();
}
