import type { Scope } from '../../db/scope.ts';
import type { Actor } from '../access/policy.ts';

/** True for whoever works for the whole network, and for whoever imported the table. */
export function mayRemove(actor: Actor, scope: Scope, importedBy: string | null): boolean {
  return scope.kind === 'network' || importedBy === actor.staffId;
}
