import { isUniqueViolation } from '../../db/engines/differences.ts';
import { insertStaff } from '../../db/queries/staff.ts';
import type { Call } from '../access/gate.server.ts';
import type { IssuedLink } from '../access/issue-link.server.ts';
import { audit } from '../platform/audit.server.ts';
import { newId } from '../platform/ids.ts';
import { addGrant } from './add-grant.server.ts';
import { authoriseGrant } from './authorise-grant.server.ts';
import { type Read, readFields } from './fields.server.ts';
import { readGrantForm } from './grant-form.server.ts';
import { issueInvitation } from './issue-invitation.server.ts';
import type { Reach } from './reach.ts';
import { StaffFields } from './staff-form.server.ts';

interface Invited {
  readonly staffId: string;
  readonly fullName: string;
  readonly invitation: IssuedLink;
}

/** Makes a member of staff with a first grant and the link to choose a password with. */
export async function inviteStaff(call: Call, reach: Reach, form: FormData): Promise<Read<Invited>> {
  const staff = readFields(form, StaffFields);
  const grant = readGrantForm(form);
  if (!staff.ok || !grant.ok) {
    return {
      ok: false,
      errors: { ...(staff.ok ? {} : staff.errors), ...(grant.ok ? {} : grant.errors) },
    };
  }
  await authoriseGrant(call, reach, grant.value.role, grant.value.scope);
  const { app, actor, now } = call;
  const staffId = newId();
  try {
    const invitation = await app.db.transaction().execute(async (trx) => {
      await insertStaff(trx, {
        id: staffId,
        ...staff.value,
        password_hash: null,
        ended_on: null,
        created_at: now.toISOString(),
      });
      await audit(trx, {
        at: now,
        staffId: actor.staffId,
        action: 'staff.invite',
        subjectKind: 'staff',
        subjectId: staffId,
      });
      await addGrant(trx, call, staffId, grant.value);
      return issueInvitation(trx, call, { id: staffId, has_password: 0, ...staff.value });
    });
    app.mail?.wake();
    return { ok: true, value: { staffId, fullName: staff.value.full_name, invitation } };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return { ok: false, errors: { email: { key: 'network:error.email_taken' } } };
  }
}
