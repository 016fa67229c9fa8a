import {
  countOpenSites,
  findOrganisation,
  lockOrganisation,
  updateOrganisation,
} from '../../db/queries/organisations.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { found, type Read } from './fields.server.ts';
import type { Reach } from './reach.ts';

/**
 * Ends an organisation after a day (its last), or with null takes the ending back. One whose sites are
 * not all closed cannot end; throws 404 when there is none in reach.
 */
export async function endOrganisation(
  { app, actor, now }: Call,
  reach: Reach,
  id: string,
  lastDay: string | null,
): Promise<Read<null>> {
  return app.db.transaction().execute(async (trx): Promise<Read<null>> => {
    found(await findOrganisation(trx, reach, id));
    await lockOrganisation(trx, id);
    const open = lastDay === null ? 0 : await countOpenSites(trx, id);
    if (open > 0) {
      return { ok: false, errors: { last_day: { key: 'network:error.open_sites', words: { count: open } } } };
    }
    await updateOrganisation(trx, reach, id, { ended_on: lastDay });
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: lastDay === null ? 'organisation.reopen' : 'organisation.end',
      subjectKind: 'organisation',
      subjectId: id,
      detail: { last_day: lastDay },
    });
    return { ok: true, value: null };
  });
}
