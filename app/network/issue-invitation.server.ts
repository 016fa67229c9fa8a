import type { Db } from '../../db/index.ts';
import { deleteUnusedLinksOf, insertOneTimeLink } from '../../db/queries/one-time-links.ts';
import { newToken, tokenHash } from '../access/cookie.server.ts';
import type { Call } from '../access/gate.server.ts';

/** Days an invitation works. */
export const INVITATION_DAYS = 7;

export interface Invitation {
  /** Address to hand over; shown once, only its hash is kept. */
  readonly link: string;
  readonly days: number;
}

/** Makes a person's invitation link inside the caller's transaction; links handed out before stop working. */
export async function issueInvitation(
  trx: Db,
  { app, now }: Pick<Call, 'app' | 'now'>,
  staffId: string,
): Promise<Invitation> {
  const token = newToken();
  await deleteUnusedLinksOf(trx, staffId);
  await insertOneTimeLink(trx, {
    token_hash: tokenHash(token),
    purpose: 'invitation',
    staff_id: staffId,
    expires_at: new Date(now.getTime() + INVITATION_DAYS * 86_400_000).toISOString(),
    used_at: null,
  });
  return { link: new URL(`/set-up/${token}`, app.config.publicUrl).href, days: INVITATION_DAYS };
}
