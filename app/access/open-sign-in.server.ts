import type { Db } from '../../db/index.ts';
import { insertSignIn } from '../../db/queries/sign-ins.ts';
import type { Factor } from '../../db/schema/sign-in.ts';
import type { App } from '../platform/app.server.ts';
import { audit } from '../platform/audit.server.ts';
import { newId } from '../platform/ids.ts';
import { newToken, tokenHash } from './cookie.server.ts';
import { ABSOLUTE_LIMIT_MS } from './find-actor.server.ts';

/** Signs a person in inside the caller's transaction; answers the token for the cookie. */
export async function openSignIn(
  trx: Db,
  app: App,
  staffId: string,
  factor: Factor | null,
  browser: string | null,
): Promise<string> {
  const now = app.clock.now();
  const at = now.toISOString();
  const token = newToken();
  await insertSignIn(trx, {
    id_hash: tokenHash(token),
    id: newId(),
    staff_id: staffId,
    site_id: null,
    factor,
    proved_at: at,
    browser,
    created_at: at,
    last_seen_at: at,
    expires_at: new Date(now.getTime() + ABSOLUTE_LIMIT_MS).toISOString(),
    ended_at: null,
  });
  await audit(trx, {
    at: now,
    staffId,
    action: 'sign_in.create',
    subjectKind: 'staff',
    subjectId: staffId,
    detail: { factor },
  });
  return token;
}
