import { endSignInsOf } from '../../db/queries/sign-ins.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { holdPersonToManage } from './load-person.server.ts';
import type { Reach } from './reach.ts';

/** Signs somebody whom the caller manages out everywhere. */
export async function endStaffSignIns(call: Call, reach: Reach, staffId: string): Promise<void> {
  const { app, actor, now } = call;
  await app.db.transaction().execute(async (trx) => {
    await holdPersonToManage(trx, call, reach, staffId);
    await endSignInsOf(trx, staffId, now.toISOString());
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'sign_in.end_all',
      subjectKind: 'staff',
      subjectId: staffId,
    });
  });
}
