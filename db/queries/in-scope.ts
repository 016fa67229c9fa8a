import { type Expression, type SqlBool, sql } from 'kysely';
import type { Scope } from '../scope.ts';

/** The condition «`column` is a site inside `scope`»; an empty list of sites matches nothing. */
export function inScope(scope: Scope, column: string): Expression<SqlBool> {
  if (scope.kind === 'network') return sql<SqlBool>`1 = 1`;
  if (scope.siteIds.length === 0) return sql<SqlBool>`1 = 0`;
  return sql<SqlBool>`${sql.ref(column)} in (${sql.join(scope.siteIds)})`;
}
