import { type GrantHolder, scopeFor } from '../access/policy.ts';

/** Rights that open a person's card: who holds them may count the people of these sites one by one anyway. */
export const OPENS_PERSONS = 'citizen.view';

/**
 * True when nothing need be hidden from this person at these sites (`null`: the whole network). One site where they may
 * not open the persons is enough to hide small numbers in the whole selection.
 */
export function maySeeTrueCounts(actor: GrantHolder, siteIds: readonly string[] | null): boolean {
  const scope = scopeFor(actor, OPENS_PERSONS);
  if (!scope) return false;
  if (scope.kind === 'network') return true;
  return siteIds?.every((id) => scope.siteIds.includes(id)) ?? false;
}
