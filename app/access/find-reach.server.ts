import { listHeldOrganisations } from '../../db/queries/grants.ts';
import type { Reach } from '../../db/queries/in-reach.ts';
import { NOWHERE } from '../../db/scope.ts';
import type { Call } from './gate.server.ts';
import { type Capability, rolesFor, scopeFor } from './policy.ts';

/** Where the caller holds the right today: sites, and organisations held as a whole. */
export async function findReach(
  { app, actor, today }: Pick<Call, 'app' | 'actor' | 'today'>,
  capability: Capability,
): Promise<Reach> {
  const scope = scopeFor(actor, capability);
  if (!scope) return { scope: NOWHERE, organisationIds: [] };
  if (scope.kind === 'network') return { scope, organisationIds: [] };
  const organisationIds = await listHeldOrganisations(app.db, actor.staffId, rolesFor(capability), today);
  return { scope, organisationIds };
}
