import { findSignIn, listOpenSignIns } from '../../db/queries/sign-ins.ts';
import { civil } from '../platform/clock.ts';
import { IDLE_LIMIT_MS } from './find-actor.server.ts';
import type { Call } from './gate.server.ts';

/** A sign-in as people read it; days and times where the network works. */
export interface ShownSignIn {
  readonly id: string;
  readonly browser: string | null;
  readonly site: string | null;
  readonly since: { readonly day: string; readonly time: string };
  readonly seen: { readonly day: string; readonly time: string };
  /** The browser that asks. */
  readonly here: boolean;
}

/** The sign-ins of somebody that still open something, the last seen first. */
export async function listSignIns({ app, actor, now }: Call, staffId: string): Promise<ShownSignIn[]> {
  const seenSince = new Date(now.getTime() - IDLE_LIMIT_MS).toISOString();
  const open = await listOpenSignIns(app.db, staffId, now.toISOString(), seenSince);
  const own = await findSignIn(app.db, actor.signInHash);
  const at = (instant: string) => civil(new Date(instant), app.timeZone);
  return open.map(({ id, browser, site_name, created_at, last_seen_at }) => ({
    id,
    browser,
    site: site_name,
    since: at(created_at),
    seen: at(last_seen_at),
    here: id === own?.id,
  }));
}
