import { type Expression, type SqlBool, sql } from 'kysely';
import type { Scope } from '../scope.ts';

/** Where somebody sees or manages staff: the sites, and the organisations held as a whole. */
export interface Reach {
  readonly scope: Scope;
  /** Organisations whose grants count as inside; of no weight when the scope is the network. */
  readonly organisationIds: readonly string[];
}

function among(column: string, ids: readonly string[]): Expression<SqlBool> {
  return ids.length === 0 ? sql<SqlBool>`1 = 0` : sql<SqlBool>`${sql.ref(column)} in (${sql.join(ids)})`;
}

/** The condition «this row of `staff_grant` lies wholly inside `reach`»; network grants never do for a part of it. */
export function grantInReach({ scope, organisationIds }: Reach): Expression<SqlBool> {
  if (scope.kind === 'network') return sql<SqlBool>`1 = 1`;
  const sites = among('staff_grant.scope_id', scope.siteIds);
  const organisations = among('staff_grant.scope_id', organisationIds);
  return sql<SqlBool>`((staff_grant.scope_kind = 'site' and ${sites}) or (staff_grant.scope_kind = 'organisation' and ${organisations}))`;
}

/** The condition «this row of `organisation` is held, or runs a site in scope». */
export function organisationInReach({ scope, organisationIds }: Reach): Expression<SqlBool> {
  if (scope.kind === 'network') return sql<SqlBool>`1 = 1`;
  const held = among('organisation.id', organisationIds);
  const sites = among('site.id', scope.siteIds);
  return sql<SqlBool>`(${held} or exists (select 1 from site where site.organisation_id = organisation.id and ${sites}))`;
}
