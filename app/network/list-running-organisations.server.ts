import { listOrganisations, type OrganisationRow } from '../../db/queries/organisations.ts';
import { NOWHERE } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import type { Reach } from './reach.ts';

/** True once the last day of an organisation is over, and where there is none. */
export function hasEnded(
  organisation: Pick<OrganisationRow, 'ended_on'> | undefined,
  today: string,
): boolean {
  return organisation === undefined || (organisation.ended_on !== null && organisation.ended_on < today);
}

/**
 * The organisations somebody may open a site for: all that have not ended, for those who manage the network;
 * those held as a whole, for coordinators.
 */
export async function listRunningOrganisations(
  { app, today }: Pick<Call, 'app' | 'today'>,
  { scope, organisationIds }: Reach,
): Promise<OrganisationRow[]> {
  const held: Reach =
    scope.kind === 'network' ? { scope, organisationIds: [] } : { scope: NOWHERE, organisationIds };
  const all = await listOrganisations(app.db, held);
  return all.filter((organisation) => !hasEnded(organisation, today));
}
