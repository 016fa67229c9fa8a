import type { Scope } from '../../db/scope.ts';

/** Whose courses somebody may write: of the whole network, or of the organisations of the sites where she plans. */
export interface CourseReach {
  readonly scope: Scope;
  readonly organisationIds: readonly string[];
}

/** True when she may make, change and retire courses of this organisation (null: of the whole network). */
export function mayWriteCourse(
  { scope, organisationIds }: CourseReach,
  organisationId: string | null,
): boolean {
  if (scope.kind === 'network') return true;
  return organisationId !== null && organisationIds.includes(organisationId);
}
