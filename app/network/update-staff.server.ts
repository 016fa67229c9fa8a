import { isUniqueViolation } from '../../db/engines/differences.ts';
import { deleteLinkLettersOf } from '../../db/queries/letters.ts';
import { deleteUnusedLinksOf } from '../../db/queries/one-time-links.ts';
import { updateStaff as writeStaff } from '../../db/queries/staff.ts';
import type { Call } from '../access/gate.server.ts';
import { tellOfChange } from '../access/tell-of-change.server.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound } from '../platform/problem.ts';
import { type Read, readFields } from './fields.server.ts';
import { holdPersonToManage } from './load-person.server.ts';
import type { Reach } from './reach.ts';
import { StaffFields } from './staff-form.server.ts';

/**
 * Changes name, address and language of somebody the caller manages. A link that went by mail to another address than
 * hers stops working; `recalled` says that there was one.
 */
export async function updateStaff(
  call: Call,
  reach: Reach,
  staffId: string,
  form: FormData,
): Promise<Read<{ readonly recalled: boolean }>> {
  const { app, actor, now } = call;
  try {
    const done = await app.db.transaction().execute(async (trx): Promise<Read<{ recalled: boolean }>> => {
      const before = await holdPersonToManage(trx, call, reach, staffId);
      const read = readFields(form, StaffFields);
      if (!read.ok) return read;
      const emailChanged = read.value.email !== before.email;
      if (!(await writeStaff(trx, reach, staffId, read.value))) throw notFound();
      await audit(trx, {
        at: now,
        staffId: actor.staffId,
        action: 'staff.update',
        subjectKind: 'staff',
        subjectId: staffId,
        detail: { email_changed: emailChanged },
      });
      if (emailChanged && (before.has_password === 1 || before.is_linked === 1)) {
        await tellOfChange(trx, app, staffId, 'email', before.email);
      }
      const recalled = emailChanged && (await deleteLinkLettersOf(trx, staffId)) > 0;
      if (recalled) await deleteUnusedLinksOf(trx, staffId);
      return { ok: true, value: { recalled } };
    });
    if (done.ok) app.mail?.wake();
    return done;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return { ok: false, errors: { email: { key: 'network:error.email_taken' } } };
  }
}
