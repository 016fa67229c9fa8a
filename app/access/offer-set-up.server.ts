import { deleteUnusedLinks, insertOneTimeLink } from '../../db/queries/one-time-links.ts';
import { anyStaff } from '../../db/queries/staff.ts';
import type { App } from '../platform/app.server.ts';
import { audit } from '../platform/audit.server.ts';
import { newToken, tokenHash } from './cookie.server.ts';

const VALID_MS = 24 * 60 * 60_000;

/** The address at which the first administrator is made, while there are no users; null afterwards. */
export async function offerSetUp(app: App): Promise<string | null> {
  if (await anyStaff(app.db)) return null;
  const token = newToken();
  await app.db.transaction().execute(async (trx) => {
    await deleteUnusedLinks(trx, 'set-up');
    await insertOneTimeLink(trx, {
      token_hash: tokenHash(token),
      purpose: 'set-up',
      staff_id: null,
      expires_at: new Date(app.clock.now().getTime() + VALID_MS).toISOString(),
      used_at: null,
    });
    await audit(trx, {
      at: app.clock.now(),
      staffId: null,
      action: 'set-up.offer',
      subjectKind: 'database',
      subjectId: 'set-up',
    });
  });
  return new URL(`/set-up/${token}`, app.config.publicUrl).href;
}
