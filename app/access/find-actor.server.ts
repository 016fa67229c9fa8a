import { findSignIn, type SignInWithStaff, updateLastSeen } from '../../db/queries/sign-ins.ts';
import { listActiveGrants } from '../../db/queries/staff.ts';
import type { App } from '../platform/app.server.ts';
import { civil } from '../platform/clock.ts';
import { signInTokenOf, tokenHash } from './cookie.server.ts';
import { type Actor, type Handover, scopeFor } from './policy.ts';

const MINUTE = 60_000;
/** A working day; a desk is never left signed in overnight. */
export const ABSOLUTE_LIMIT_MS = 12 * 60 * MINUTE;
/** Long enough for a long visit with no click. */
export const IDLE_LIMIT_MS = 2 * 60 * MINUTE;

/** Who is calling, with the rights that hold today; null when nobody is signed in (any more). */
export async function findActor(app: App, request: Request): Promise<Actor | null> {
  const token = signInTokenOf(request, app.config);
  if (!token) return null;
  const idHash = tokenHash(token);
  const signIn = await findSignIn(app.db, idHash);
  const now = app.clock.now();
  const { day } = civil(now, app.timeZone);
  if (!signIn || signIn.expires_at <= now.toISOString()) return null;
  if (signIn.ended_on !== null && signIn.ended_on < day) return null;
  const idle = now.getTime() - Date.parse(signIn.last_seen_at);
  if (idle > IDLE_LIMIT_MS) return null;
  if (idle > MINUTE) await updateLastSeen(app.db, idHash, now.toISOString());

  const grants = await listActiveGrants(app.db, signIn.staff_id, day);
  const actor: Actor = {
    staffId: signIn.staff_id,
    fullName: signIn.full_name,
    language: signIn.language,
    signInHash: idHash,
    factor: signIn.factor,
    provedAt: signIn.proved_at,
    mustEnrol: signIn.factor === null && !app.config.demo,
    handover: handoverOf(signIn),
    siteId: null,
    grants,
  };
  return { ...actor, siteId: deskSite(actor, signIn.site_id) };
}

function handoverOf({ id, handed_over_for, touched_at, closed_at }: SignInWithStaff): Handover | null {
  if (handed_over_for === null) return null;
  return {
    signInId: id,
    responseId: handed_over_for,
    touchedAt: touched_at ?? '',
    isClosed: closed_at !== null,
  };
}

/** The chosen site while it is still theirs, else the first of their sites. */
function deskSite(actor: Actor, chosen: string | null): string | null {
  const desk = scopeFor(actor, 'session.log');
  if (!desk) return null;
  if (desk.kind === 'network') return chosen;
  return chosen !== null && desk.siteIds.includes(chosen) ? chosen : (desk.siteIds[0] ?? null);
}
