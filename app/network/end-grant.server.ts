import { findGrant, listLastingAdminGrants, endGrant as writeEnd } from '../../db/queries/grants.ts';
import { endSignInsOf } from '../../db/queries/sign-ins.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { addDays } from '../platform/clock.ts';
import { authoriseGrant } from './authorise-grant.server.ts';
import { found, type Read } from './fields.server.ts';
import { scopeOf } from './policy.ts';
import type { Reach } from './reach.ts';

/** Ends a grant in reach after a day (its last); the network's last administrator stays. */
export async function endGrant(
  call: Call,
  reach: Reach,
  staffId: string,
  grantId: string,
  lastDay: string,
): Promise<Read<null>> {
  const { app, actor, now, today } = call;
  const grant = found(await findGrant(app.db, reach, staffId, grantId));
  await authoriseGrant(call, reach, grant.role, scopeOf(grant));
  // Yesterday takes back what has only begun, or has not; any other day before the first is a slip.
  if (lastDay < grant.starts_on && lastDay < addDays(today, -1)) {
    return { ok: false, errors: { last_day: { key: 'network:error.ends_before_start' } } };
  }
  return app.db.transaction().execute(async (trx): Promise<Read<null>> => {
    const lasting = grant.role === 'admin' ? await listLastingAdminGrants(trx, today) : [];
    if (lasting.some(({ id }) => id === grantId) && lasting.length === 1) {
      return { ok: false, errors: { last_day: { key: 'network:error.last_admin' } } };
    }
    await writeEnd(trx, reach, grantId, lastDay);
    await endSignInsOf(trx, staffId, now.toISOString());
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'grant.end',
      subjectKind: 'staff',
      subjectId: staffId,
      siteId: grant.scope_kind === 'site' ? grant.scope_id : null,
      detail: { grant: grantId, role: grant.role, last_day: lastDay },
    });
    return { ok: true, value: null };
  });
}
