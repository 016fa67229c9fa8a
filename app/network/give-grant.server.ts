import { listLiveGrants } from '../../db/queries/grants.ts';
import { endSignInsOf } from '../../db/queries/sign-ins.ts';
import { findStaff, lockStaff } from '../../db/queries/staff.ts';
import type { Call } from '../access/gate.server.ts';
import { addGrant } from './add-grant.server.ts';
import { authoriseGrant } from './authorise-grant.server.ts';
import { found, type Read } from './fields.server.ts';
import { readGrantForm } from './grant-form.server.ts';
import type { Reach } from './reach.ts';

/** Gives somebody in reach one more role; her sign-ins end, so that the next one has it. */
export async function giveGrant(
  call: Call,
  reach: Reach,
  staffId: string,
  form: FormData,
): Promise<Read<null>> {
  const { app, now, today } = call;
  found(await findStaff(app.db, reach, staffId));
  const read = readGrantForm(form);
  if (!read.ok) return read;
  const { role, scope, startsOn } = read.value;
  await authoriseGrant(call, reach, role, scope);
  const scopeId = scope.kind === 'network' ? null : scope.id;
  return app.db.transaction().execute(async (trx): Promise<Read<null>> => {
    await lockStaff(trx, [staffId]);
    const same = (await listLiveGrants(trx, staffId, today)).some(
      (grant) =>
        grant.role === role &&
        grant.scope_kind === scope.kind &&
        grant.scope_id === scopeId &&
        (grant.ends_on === null || grant.ends_on >= startsOn),
    );
    if (same) return { ok: false, errors: { role: { key: 'network:error.grant_exists' } } };
    await addGrant(trx, call, staffId, read.value);
    await endSignInsOf(trx, staffId, now.toISOString());
    return { ok: true, value: null };
  });
}
