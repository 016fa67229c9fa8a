import { z } from 'zod';
import { endSignInsOf } from '../../db/queries/sign-ins.ts';
import { listStaffSignOns, resetStaffSignOn } from '../../db/queries/sign-on.ts';
import type { Call } from '../access/gate.server.ts';
import { signOnIdentifier } from '../access/sign-on-identifier.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound } from '../platform/problem.ts';
import { optionalLine, type Read, readFields } from './fields.server.ts';
import { loadPersonToManage } from './load-person.server.ts';
import type { Reach } from './reach.ts';

const Fields = z.object({ identifier: optionalLine(100) });

/**
 * Says how the provider will know somebody the caller manages, where it knows people by an identifier, and undoes the
 * link there was: her next sign-on makes a new one. Her open sign-ins end.
 */
export async function resetSignOn(
  call: Call,
  reach: Reach,
  staffId: string,
  form: FormData,
): Promise<Read<null>> {
  const { app, actor, now } = call;
  if (!app.config.provider) throw notFound();
  await loadPersonToManage(call, reach, staffId);
  const read = readFields(form, Fields);
  if (!read.ok) return read;
  const identifier = app.config.provider.claim === 'email' ? '' : signOnIdentifier(read.value.identifier);
  return app.db.transaction().execute(async (trx): Promise<Read<null>> => {
    const taken = (await listStaffSignOns(trx)).some(
      ({ staff_id, identifier_sealed }) =>
        staff_id !== staffId &&
        identifier_sealed !== null &&
        identifier !== '' &&
        app.keys.open(identifier_sealed, staff_id) === identifier,
    );
    if (taken) return { ok: false, errors: { identifier: { key: 'network:sign_on.taken' } } };
    await resetStaffSignOn(trx, staffId, identifier === '' ? null : app.keys.seal(identifier, staffId));
    if (staffId !== actor.staffId) await endSignInsOf(trx, staffId, now.toISOString());
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'sign_on.reset',
      subjectKind: 'staff',
      subjectId: staffId,
      detail: { identifier: identifier !== '' },
    });
    return { ok: true, value: null };
  });
}
