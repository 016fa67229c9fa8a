/**
 * Which records a person may reach. Every read takes one: an unscoped read does not compile,
 * a forgotten grant returns fewer rows, never someone else's.
 */
export type Scope =
  | { readonly kind: 'network' }
  | { readonly kind: 'sites'; readonly siteIds: readonly string[] };

/** The whole network: for system work (jobs, command line), never for a request of a person. */
export const NETWORK: Scope = { kind: 'network' };

/** No site at all: what somebody may reach who holds a right nowhere. */
export const NOWHERE: Scope = { kind: 'sites', siteIds: [] };

/** True when records of this site are inside the scope. */
export function scopeCovers(scope: Scope, siteId: string): boolean {
  return scope.kind === 'network' || scope.siteIds.includes(siteId);
}

/** The part of `scope` left when only `siteIds` are asked for; sites outside fall away. */
export function narrowScope(scope: Scope, siteIds: readonly string[]): Scope {
  return { kind: 'sites', siteIds: siteIds.filter((id) => scopeCovers(scope, id)) };
}
