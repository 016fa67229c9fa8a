import type { App } from '../platform/app.server.ts';
import { audit } from '../platform/audit.server.ts';
import type { Problem } from '../platform/problem.ts';
import type { Actor, Capability } from './policy.ts';
import { leavesEntry, routePattern } from './refusal-trail.ts';

const WINDOW_MS = 60 * 60_000;
const MOST_COUNTED = 10_000;

/** Equal refusals of the last hour, by database: who, what, where. */
const counted = new WeakMap<App['db'], Map<string, { readonly since: number; times: number }>>();

/** How many times this has happened within the hour that began with the first. */
export function timesWithinHour(app: App, key: string, now: number): number {
  const counts = counted.get(app.db) ?? new Map<string, { readonly since: number; times: number }>();
  counted.set(app.db, counts);
  const before = counts.get(key);
  const count = before && now - before.since < WINDOW_MS ? before : { since: now, times: 0 };
  count.times += 1;
  counts.delete(key);
  counts.set(key, count);
  const [oldest] = counts.keys();
  if (counts.size > MOST_COUNTED && oldest !== undefined) counts.delete(oldest);
  return count.times;
}

/** What was asked for. */
interface RefusedCall {
  readonly app: App;
  readonly request: Request;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly actor: Actor;
  readonly capability: Capability;
}

/**
 * Puts on record that somebody was refused a page or an act (403), or asked for a record that is not there for them
 * (404): who, the right, the kind of page; never what stood in the address. Of many equal ones few leave an entry.
 */
export async function recordRefusal(call: RefusedCall, problem: Problem): Promise<void> {
  const { app, request, params, actor, capability } = call;
  const missing = problem.status === 404 && problem.code === 'not_found';
  if (problem.status !== 403 && !missing) return;
  const page = routePattern(new URL(request.url).pathname, params);
  const now = app.clock.now();
  const key = JSON.stringify([actor.staffId, request.method, page, capability, problem.code]);
  const times = timesWithinHour(app, key, now.getTime());
  if (!leavesEntry(times)) return;
  await audit(app.db, {
    at: now,
    staffId: actor.staffId,
    action: missing ? 'access.not_found' : 'access.refuse',
    subjectKind: 'page',
    subjectId: page,
    siteId: actor.siteId,
    detail: { capability, method: request.method, problem: problem.code, times },
  });
}
