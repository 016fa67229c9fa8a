import { type Capability, ROLES, type Role, rolesFor } from '../../app/access/policy.ts';
import type { ListedRoute } from './route-list.ts';
import { ROUTE_SAMPLES, type RouteSample } from './route-samples.ts';
import { type Place, REACH } from './test-network.ts';

/** Everybody the matrix asks as. */
export const WHO = [...ROLES, 'anonymous'] as const;
export type Who = (typeof WHO)[number];

/** How a route is called, as a document. */
export type Sending = 'GET' | 'POST';

export function sampleOf({ path }: ListedRoute): RouteSample {
  const sample = ROUTE_SAMPLES[path];
  if (!sample) throw new Error(`${path} has no sample in tests/support/route-samples.ts`);
  return sample;
}

/** What a call asks for; null where the route has nothing to call that way. */
export function needsOf(route: ListedRoute, method: Sending): readonly Capability[] | null {
  if (method === 'GET') return route.read !== null || route.hasPage ? (route.read ?? []) : null;
  if (route.send === null) return null;
  return route.send === 'open' ? [] : [route.send];
}

export function holdsAll(role: Role, capabilities: readonly Capability[]): boolean {
  return capabilities.every((capability) => rolesFor(capability).includes(role));
}

/** What the table of rights says about a call: a refusal with its status, or that it is let in. */
export function verdict(
  who: Who,
  needs: readonly Capability[],
  sample: RouteSample,
  place: Place,
): 401 | 403 | 404 | 'in' {
  if (needs.length === 0) return 'in';
  if (who === 'anonymous') return 401;
  if (!holdsAll(who, needs)) return 403;
  if (sample.ofCourses && who === 'trainer') return 404;
  return sample.nobodys || (sample.record && !REACH[who].includes(place)) ? 404 : 'in';
}
