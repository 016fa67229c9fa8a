import { isUniqueViolation } from '../../db/engines/differences.ts';
import { updateStaff as writeStaff } from '../../db/queries/staff.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound } from '../platform/problem.ts';
import { type Read, readFields } from './fields.server.ts';
import { loadPersonToManage } from './load-person.server.ts';
import type { Reach } from './reach.ts';
import { StaffFields } from './staff-form.server.ts';

/** Changes name, address and language of somebody the caller manages. */
export async function updateStaff(
  call: Call,
  reach: Reach,
  staffId: string,
  form: FormData,
): Promise<Read<null>> {
  const before = await loadPersonToManage(call, reach, staffId);
  const read = readFields(form, StaffFields);
  if (!read.ok) return read;
  const { app, actor, now } = call;
  try {
    await app.db.transaction().execute(async (trx) => {
      if (!(await writeStaff(trx, reach, staffId, read.value))) throw notFound();
      await audit(trx, {
        at: now,
        staffId: actor.staffId,
        action: 'staff.update',
        subjectKind: 'staff',
        subjectId: staffId,
        detail: { email_changed: read.value.email !== before.email },
      });
    });
    return { ok: true, value: null };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return { ok: false, errors: { email: { key: 'network:error.email_taken' } } };
  }
}
