import { createHash, randomBytes } from 'node:crypto';
import { findOwnFeed, insertFeed, revokeFeeds } from '../../db/queries/feed-lessons.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { newId } from '../platform/ids.ts';

const TOKEN_BYTES = 24;
const TOKEN = /^[\w-]{32}$/;

/** SHA-256 of the secret part of an address; null for what cannot be one. */
export function feedTokenHash(token: string): string | null {
  return TOKEN.test(token) ? createHash('sha256').update(`calendar ${token}`).digest('hex') : null;
}

/** The address at which her calendar is read; null when she has none. */
export async function readOwnFeed({ app, actor }: Call): Promise<string | null> {
  const feed = await findOwnFeed(app.db, actor.staffId);
  if (!feed) return null;
  const token = app.keys.open(feed.token_sealed, feed.id);
  return new URL(`/calendars/${token}.ics`, app.config.publicUrl).href;
}

/** Makes a new address for her calendar; the one before stops working. */
export async function renewOwnFeed({ app, actor, now }: Call): Promise<void> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const id = newId();
  await app.db.transaction().execute(async (trx) => {
    await revokeFeeds(trx, actor.staffId, now.toISOString());
    await insertFeed(trx, {
      id,
      staff_id: actor.staffId,
      token_hash: feedTokenHash(token) ?? '',
      token_sealed: app.keys.seal(token, id),
      made_at: now.toISOString(),
      revoked_at: null,
    });
    await audit(trx, { ...ofHerself(actor.staffId, now), action: 'calendar_feed.create' });
  });
}

/** Takes the address of her calendar back. */
export async function revokeOwnFeed({ app, actor, now }: Call): Promise<void> {
  await app.db.transaction().execute(async (trx) => {
    if ((await revokeFeeds(trx, actor.staffId, now.toISOString())) === 0) return;
    await audit(trx, { ...ofHerself(actor.staffId, now), action: 'calendar_feed.revoke' });
  });
}

function ofHerself(staffId: string, at: Date) {
  return { at, staffId, subjectKind: 'account', subjectId: staffId } as const;
}
