import { listSites } from '../../db/queries/sites.ts';
import type { Call } from '../access/gate.server.ts';
import type { Role } from '../access/policy.ts';
import { listRunningOrganisations } from './list-running-organisations.server.ts';
import { rolesGivenBy } from './policy.ts';
import type { Reach } from './reach.ts';

export interface GrantChoices {
  readonly roles: readonly Role[];
  readonly network: boolean;
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  readonly sites: readonly { readonly id: string; readonly name: string }[];
}

/** The roles the caller may give and the places she may give them for; closed sites are left out. */
export async function listGrantChoices(call: Call, reach: Reach): Promise<GrantChoices> {
  const organisations = await listRunningOrganisations(call, reach);
  const sites = await listSites(call.app.db, reach.scope);
  return {
    roles: rolesGivenBy(call.actor),
    network: reach.scope.kind === 'network',
    organisations: organisations.map(({ id, name }) => ({ id, name })),
    sites: sites.filter(({ status }) => status !== 'closed').map(({ id, name }) => ({ id, name })),
  };
}
