import type { Db } from '../../db/index.ts';
import { revokeApiToken } from '../../db/queries/api-tokens.ts';
import { audit } from '../platform/audit.server.ts';
import type { TokenMaker } from './create-token.server.ts';

/** Takes a token back, from the next question on; false when there is none that could be taken back. */
export async function revokeToken(db: Db, { now, staffId }: TokenMaker, id: string): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    if (!(await revokeApiToken(trx, id, { at: now.toISOString(), by: staffId }))) return false;
    await audit(trx, { at: now, staffId, action: 'token.revoke', subjectKind: 'token', subjectId: id });
    return true;
  });
}
