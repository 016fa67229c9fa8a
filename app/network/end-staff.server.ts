import { listLastingAdminGrants } from '../../db/queries/grants.ts';
import { deleteLinkLettersOf } from '../../db/queries/letters.ts';
import { deleteUnusedLinksOf } from '../../db/queries/one-time-links.ts';
import { endSignInsOf } from '../../db/queries/sign-ins.ts';
import { updateStaff } from '../../db/queries/staff.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound } from '../platform/problem.ts';
import type { Read } from './fields.server.ts';
import { holdPersonToManage } from './load-person.server.ts';
import type { Reach } from './reach.ts';

/** Ends somebody's work after a day (her last), or with null takes it back; the last administrator stays. */
export async function endStaff(
  call: Call,
  reach: Reach,
  staffId: string,
  lastDay: string | null,
): Promise<Read<null>> {
  const { app, actor, now, today } = call;
  return app.db.transaction().execute(async (trx): Promise<Read<null>> => {
    await holdPersonToManage(trx, call, reach, staffId);
    if (lastDay !== null) {
      const lasting = await listLastingAdminGrants(trx, today);
      if (lasting.length > 0 && lasting.every(({ staff_id }) => staff_id === staffId)) {
        return { ok: false, errors: { last_day: { key: 'network:error.last_admin' } } };
      }
      await deleteUnusedLinksOf(trx, staffId);
      await deleteLinkLettersOf(trx, staffId);
    }
    if (!(await updateStaff(trx, reach, staffId, { ended_on: lastDay }))) throw notFound();
    await endSignInsOf(trx, staffId, now.toISOString());
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: lastDay === null ? 'staff.return' : 'staff.end',
      subjectKind: 'staff',
      subjectId: staffId,
      detail: { last_day: lastDay },
    });
    return { ok: true, value: null };
  });
}
