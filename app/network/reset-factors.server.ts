import { deleteFactors } from '../../db/queries/factors.ts';
import { endSignInsOf } from '../../db/queries/sign-ins.ts';
import type { Call } from '../access/gate.server.ts';
import { tellOfChange } from '../access/tell-of-change.server.ts';
import { audit } from '../platform/audit.server.ts';
import { Problem } from '../platform/problem.ts';
import { holdPersonToManage } from './load-person.server.ts';
import type { Reach } from './reach.ts';

/**
 * Takes every second factor of somebody the caller manages away and signs her out: with her password she adds new
 * ones. Nobody resets her own (409): that would be a way around the factor.
 */
export async function resetFactors(call: Call, reach: Reach, staffId: string): Promise<void> {
  const { app, actor, now } = call;
  await app.db.transaction().execute(async (trx) => {
    await holdPersonToManage(trx, call, reach, staffId);
    if (staffId === actor.staffId) throw new Problem('own_factors', 409);
    await deleteFactors(trx, staffId);
    await endSignInsOf(trx, staffId, now.toISOString());
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'factors.reset',
      subjectKind: 'staff',
      subjectId: staffId,
    });
    await tellOfChange(trx, app, staffId, 'factors_reset');
  });
  app.mail?.wake();
}
