import { type CompiledQuery, type Expression, type SqlBool, sql } from 'kysely';
import type { Db } from '../index.ts';
import { prepared } from '../prepared.ts';
import { NETWORK, type Scope, scopeCovers } from '../scope.ts';

/** The condition «`column` is a site inside `scope`»; an empty list of sites matches nothing. */
export function inScope(scope: Scope, column: string): Expression<SqlBool> {
  if (scope.kind === 'network') return sql<SqlBool>`1 = 1`;
  if (scope.siteIds.length === 0) return sql<SqlBool>`1 = 0`;
  return sql<SqlBool>`${sql.ref(column)} in (${sql.join(scope.siteIds)})`;
}

/**
 * The condition «`column` is this site, which lies inside `scope`». The scope is asked before the query: as a second
 * condition on the same column it would keep SQLite from reading an index in order, and the last ten of a busy site
 * would be picked from all of them.
 */
export function atSite(scope: Scope, siteId: string, column: string): Expression<SqlBool> {
  if (!scopeCovers(scope, siteId)) return sql<SqlBool>`1 = 0`;
  return sql<SqlBool>`${sql.ref(column)} = ${siteId}`;
}

/** A query of a scope and of nothing else, put together once. */
export function preparedInScope<Row>(write: (db: Db, scope: Scope) => CompiledQuery<Row>) {
  const everywhere = prepared((db) => write(db, NETWORK));
  const atSites = prepared((db, siteIds: readonly string[]) => write(db, { kind: 'sites', siteIds }));
  return (db: Db, scope: Scope): Promise<Row[]> =>
    scope.kind === 'network' ? everywhere(db) : atSites(db, scope.siteIds);
}
